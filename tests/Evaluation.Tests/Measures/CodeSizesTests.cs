using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class CodeSizesTests
{
    // First pixel less second: 1, -1, 0, 0, 0; third pixel: 0, 0, 0, 1, 0; the last latent is dead, which is not said of a dense code.
    [Fact]
    public void A_dense_code_is_stored_without_saying_which_latents_it_has()
    {
        using PublishedTables tables = PublishedTables.Of(new DenseEncoder());
        tables.ShouldHold("SELECT metric, value, unit FROM summary", ["l0", 0.6, "latents"], ["bits", 96.0, "bit"], ["l1", 0.6, "activation"]);
    }
}
