export declare const bold: (text: string) => string;
export declare const quiet: (text: string) => string;
export declare const good: (text: string) => string;
export declare const bad: (text: string) => string;
export declare function step<Value>(name: string, work: () => Value | Promise<Value>): Promise<Value>;
