namespace ResearchPipeline.Metrics

/// How far two members learned the same dictionary.
type Agreement =
    {
        /// Mean cosine under the best one-to-one matching: PW-MCC (Song et al. 2025, arXiv:2505.20254). Cosines keep their
        /// sign, as in the code of that paper; other programs take absolute values, which can only be larger.
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
