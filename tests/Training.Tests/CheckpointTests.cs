using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

/// <summary>A checkpoint is believed only while it, and the files that it continues from, are what was written.</summary>
[Trait("Category", "Reliability")]
public sealed class CheckpointTests : IDisposable
{
    private const string Checkpoint = "checkpoint.safetensors";
    private readonly string _folder = Directory.CreateTempSubdirectory("checkpoint-").FullName;
    private readonly TiedEnsemble _recipe = Small.With();
    private readonly IBackend _backend = Backends.Create("auto", 1);

    public void Dispose()
    {
        _backend.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void One_that_holds_is_continued_from()
    {
        StopAfter(8);
        Resume().ShouldBe((8, null));
    }

    [Theory]
    [InlineData(Checkpoint, 0.01)]
    [InlineData(Checkpoint, 0.3)]
    [InlineData(Checkpoint, 0.6)]
    [InlineData(Checkpoint, 0.99)]
    [InlineData("weights-epoch-1.safetensors", 0.5)]
    [InlineData("weights-epoch-2.safetensors", 0.9)]
    public void A_flipped_bit_in_it_or_in_an_epoch_that_it_continues_from_is_not_believed(string file, double place)
    {
        string[] expected = Whole();
        StopAfter(8);
        string path = Path.Combine(_folder, file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[(int)(bytes.Length * place)] ^= 1;
        File.WriteAllBytes(path, bytes);
        (int stepsDone, string? refusal) = Resume();
        stepsDone.ShouldBe(0);
        refusal.ShouldNotBeNull();
        Hashes().ShouldBe(expected);
        Tally.Add("flipped bits, noticed and repaired");
    }

    [Fact]
    public void One_whose_epochs_are_gone_is_not_believed()
    {
        string[] expected = Whole();
        StopAfter(8);
        File.Delete(Path.Combine(_folder, "weights-epoch-1.safetensors"));
        Resume().Refusal!.ShouldContain("weights-epoch-1.safetensors, which it continues from, is missing or was altered");
        Hashes().ShouldBe(expected);
    }

    [Fact]
    public void One_of_another_specification_is_not_believed()
    {
        StopAfter(2);
        Resume("another").Refusal!.ShouldContain("it belongs to another specification");
    }

    [Fact]
    public void What_is_no_checkpoint_at_all_is_not_believed()
    {
        string[] expected = Whole();
        File.WriteAllText(Path.Combine(_folder, Checkpoint), "not a checkpoint");
        Resume().Refusal!.ShouldContain("is not a valid safetensors file");
        Hashes().ShouldBe(expected);
    }

    private string[] Whole()
    {
        Run("fingerprint", null, CancellationToken.None);
        string[] hashes = Hashes();
        Array.ForEach(Directory.GetFiles(_folder), File.Delete);
        return hashes;
    }

    private void StopAfter(int steps)
    {
        using CancellationTokenSource stop = new();
        Should.Throw<OperationCanceledException>(() => Run("fingerprint", new CancelAfter(steps, stop), stop.Token));
    }

    private (int StepsDone, string? Refusal) Resume(string fingerprint = "fingerprint")
    {
        Beginning beginning = new();
        Run(fingerprint, beginning, CancellationToken.None);
        return (beginning.StepsDone, beginning.Refusal);
    }

    private void Run(string fingerprint, ITrainingMonitor? monitor, CancellationToken cancellation) =>
        LearnerTraining.RunOf(_recipe, Small.Images(), _backend, monitor)
            .Run(_folder, Path.Combine(_folder, Checkpoint), fingerprint, cancellation);

    private string[] Hashes() => Directory.GetFiles(_folder)
        .Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Sha256.OfFile(file)}")
        .ToArray();
}
