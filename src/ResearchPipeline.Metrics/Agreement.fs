namespace ResearchPipeline.Metrics

/// How far two members learned the same dictionary.
type Agreement =
    {
        /// Mean cosine under the best one-to-one matching: PW-MCC (Paulo and Belrose 2025).
        MatchedCosine: float
        /// Symmetrised mean maximum cosine similarity.
        Mmcs: float
        /// Mean cosine of features of equal index, without matching.
        IndexAgreement: float
        /// The feature of the second dictionary that each feature of the first is matched with.
        Matches: int[]
        /// Cosine of each feature with its match.
        MatchedCosines: float32[]
    }

module Agreement =
    /// Compares two dictionaries from their cosines, F x F.
    let ofCosines (cosines: float32[]) (features: int) =
        let matching = Assignment.maximum cosines features

        let matched =
            matching |> Array.mapi (fun row column -> cosines[row * features + column])

        {
            MatchedCosine = Descriptive.mean (Array.map float matched)
            Mmcs = Similarity.symmetricMmcs cosines features
            IndexAgreement = Similarity.diagonalMean cosines features
            Matches = matching
            MatchedCosines = matched
        }
