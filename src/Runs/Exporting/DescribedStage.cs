namespace ResearchPipeline.Runs.Exporting;

/// <summary>A stage of a run, as it is declared.</summary>
/// <param name="Place">Its name in the run.</param>
/// <param name="Name">What kind of stage it is.</param>
/// <param name="Inputs">Artefacts that it reads, as the manifest names them; files of the checkout are none.</param>
/// <param name="Outputs">Artefacts that it makes, as the manifest names them.</param>
internal sealed record DescribedStage(string Place, string Name, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs);
