// Codes of the service in plain words.
export const SIGNS: Readonly<Record<string, string>> = {
  "+": "increases",
  "-": "decreases",
  "0": "structural",
  "?": "unknown direction",
  mixed: "both directions",
};

export const TIERS: Readonly<Record<string, string>> = {
  in_vivo_ms: "in vivo, MS model",
  in_vitro: "in vitro",
  other_cns: "other CNS injury",
  review: "review",
  uncited: "no citation",
};

export const SUPPORT: Readonly<Record<string, string>> = {
  stated: "one sentence states it whole",
  stitched: "joined from several sentences",
  implied: "a step is only implied",
};

export const SUPPORTED: Readonly<Record<string, string>> = {
  yes: "Judged to support it",
  no: "Judged NOT to support it",
  unclear: "Whether it supports it is unclear",
};

export const STAGES: Readonly<Record<string, string>> = {
  source: "source",
  cargo: "cargo",
  pathway: "pathway",
  target_gene: "target gene",
  process: "process",
  effect: "effect",
};

/** A code such as `review_for_primary` as words. */
export function plain(code: string): string {
  return code.replaceAll("_", " ");
}

/** A belief as it is shown: three digits, never rounded to 0 or 1. */
export function belief(value: number): string {
  if (value > 0 && value < 0.001) return "< 0.001";
  if (value < 1 && value > 0.999) return "> 0.999";
  return value.toFixed(3).replace(/\.?0+$/, "") || "0";
}
