/** Why a request ends without a review, with a letter to start from. To be approved by the clinic. */
export const declineReasons = [
  {
    value: "no_license",
    text: "No surgeon licensed in the patient's state",
    letter:
      "Thank you for sending us your scan. A surgeon may only review it with a license for the state you live in, and at present none of ours has one. Your own doctor can name a spine specialist near you.",
  },
  {
    value: "not_spine",
    text: "Not about the spine",
    letter:
      "Thank you for your trust. We review scans of the spine, and yours is of another part of the body. Your own doctor can tell you who is right for it.",
  },
  {
    value: "scan_unusable",
    text: "Scan cannot be used",
    letter:
      "Thank you for sending us your scan. We could not use it for a review, even after trying again. The place where it was made can give you a new copy on a disc. You are welcome to start again with it.",
  },
  {
    value: "needs_care_now",
    text: "Needs care elsewhere now",
    letter:
      "From what you told us, you should be seen in person soon and not wait for a review. Contact your own doctor today. If it gets worse, go to an emergency room.",
  },
  { value: "other", text: "Another reason", letter: "" },
] as const;
