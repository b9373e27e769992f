// The service's own models, as its OpenAPI document describes them.
import type { components } from "./schema";

type Models = components["schemas"];
export type Step = Models["Step"];
export type PathRow = Models["PathRow"];
export type PathList = Models["PathList"];
export type ReachedRow = Models["ReachedRow"];
export type ReachedList = Models["ReachedList"];
export type MechanismList = Models["MechanismList"];
export type MechanismNode = Models["MechanismNode"];
export type ClaimDetail = Models["ClaimDetail"];
export type ClaimRow = Models["ClaimRow"];
export type ClaimList = Models["ClaimList"];
export type FindingRow = Models["FindingRow"];
export type FindingList = Models["FindingList"];
export type EntityDetail = Models["EntityDetail"];
export type Neighbour = Models["Neighbour"];
export type NeighbourList = Models["NeighbourList"];
export type SearchList = Models["SearchList"];
export type SearchHit = Models["SearchHit"];
export type Relaxation = Models["Relaxation"];
export type Problem = Models["Problem"];
export type Stats = Models["Stats"];
