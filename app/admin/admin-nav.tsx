import { NavLink } from "#app/_ui/staff-page.tsx";

const rooms = {
  accounts: "Accounts",
  away: "Absences",
  figures: "Figures",
  emergencies: "Emergencies",
  trail: "Trail",
} as const;

/** The rooms of administrators, alike on each of their pages. */
export const AdminNav = ({ current }: { current?: keyof typeof rooms }) => (
  <>
    {Object.entries(rooms).map(([room, text]) => (
      <NavLink key={room} href={`/admin/${room}`} current={room === current}>
        {text}
      </NavLink>
    ))}
  </>
);
