/// What the main study's k and weight of the consistency term do together, by numbers of latents; SparsityAndConsistency.md says
/// what came out.
module ResearchPipeline.Experiments.SparsityAndConsistency

open ResearchPipeline.Specification
open ResearchPipeline.Sweeps

let private set key value : ArmSetting = { Key = key; Value = value }

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
        Variations =
            [|
                Grid
                    [|
                        {
                            Key = "model.latents"
                            Values = [| "512"; "1024" |]
                        }
                        {
                            Key = "model.k"
                            Values = [| "25"; "50"; "100" |]
                        }
                        {
                            Key = "training.consistency-weight"
                            Values = [| "0"; "0.01"; "0.03"; "0.1" |]
                        }
                    |]
            |]
        Seeds = 3
    }
