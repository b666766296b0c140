/// What the main study's k and weight of the consistency term do together, by numbers of latents; SparsityAndConsistency.md says
/// what came out.
module ResearchPipeline.Experiments.SparsityAndConsistency

open ResearchPipeline.Specification
open ResearchPipeline.Sweeps

let private set key value : ArmSetting = { Key = key; Value = value }

let private grid latents ks =
    Grid
        [|
            {
                Key = "model.latents"
                Values = latents
            }
            { Key = "model.k"; Values = ks }
            {
                Key = "training.consistency-weight"
                Values = [| "0"; "0.01"; "0.03" |]
            }
        |]

let sweep =
    {
        Name = "sparsity-and-consistency"
        Title = "Sparsity and consistency of k-sparse ensembles on {dataset}"
        Template = "sparsity-sweep"
        Study = KSparseEnsemble.study
        // Choices are judged by images that nothing learns from and no published number is of. The rest makes a run short.
        Throughout =
            [|
                set "dataset.judged-by" "validation"
                set "dataset.train-images" "20000"
                set "training.epochs" "2"
                set "training.members" "3"
            |]
        // What would take longest is left out: k = 100 with 1024 latents.
        Variations = [| grid [| "512"; "1024" |] [| "25"; "50" |]; grid [| "512" |] [| "100" |] |]
        Seeds = 3
    }
