/** What an operation answers, before headers and transport. The body is kept as text, so that it can be stored as sent. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function answerJson(status: number, body: unknown): Answer {
  return { status, text: JSON.stringify(body) };
}

/** The contract's Error shape. */
export function answerError(status: number, message: string): Answer {
  return answerJson(status, { message, statusCode: status });
}
