using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

[Trait("Category", "Reliability")]
public sealed class HostileWeightsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void No_mutation_of_an_ensemble_breaks_its_reader()
    {
        EnsembleFile.Write(_file, new Ensemble([Layer.Zeros(3, 5), Layer.Zeros(3, 5)]), withBias: true);
        HostileBytes.Stands<DataException>(File.ReadAllBytes(_file), "an ensemble", bytes => EnsembleFile.Parse(bytes, "file", 2, 3, 5));
    }

    [Fact]
    public void No_mutation_of_a_trail_breaks_its_reader()
    {
        TrainingTrail trail = new(2);
        trail.AddStep([new ParameterHash(1, 2), new ParameterHash(3, 4)]);
        Tensors.SafetensorsFile.Write(_file, trail.ToTensors(), new Dictionary<string, string>());
        HostileBytes.Stands<DataException>(File.ReadAllBytes(_file), "a trail", bytes =>
        {
            TrainingTrail read = TrainingTrail.Parse(bytes, "file");
            read.FirstDifference(read).ShouldBeNull();
            Enumerable.Range(0, read.Steps).Select(step => read.After(step, read.Members - 1)).Count().ShouldBe(read.Steps);
        });
    }
}
