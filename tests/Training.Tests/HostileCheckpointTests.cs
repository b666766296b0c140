using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>Mutations of a checkpoint's bytes, and of its tensors under a correct content hash: none is more than refused.</summary>
[Trait("Category", "Reliability")]
public sealed class HostileCheckpointTests : IDisposable
{
    private const int StopAfter = 2;
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;
    private readonly TiedEnsemble _recipe = Small.With("training.members = 1", "model.latents = 2", "model.k = 1", "training.epochs = 2");
    private readonly IBackend _backend = Backends.Create("auto", 1);

    public void Dispose()
    {
        _backend.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Checkpoint => Path.Combine(_folder, "checkpoint.safetensors");

    [Fact]
    public void No_mutation_of_its_bytes_is_believed_or_breaks_the_reader() => HostileBytes.Stands<DataException>(
        Valid(), "a checkpoint", bytes => Parse(bytes).Curves.Steps.ShouldBe(StopAfter, "only what a mutation left alone is believed"));

    [Fact]
    public void One_whose_curves_are_those_of_another_loss_is_not_believed()
    {
        byte[] valid = Valid();
        TiedEnsemble other = Small.With("training.members = 1", "model.latents = 2", "model.k = 1", "training.epochs = 2", "training.auxiliary-loss = aux-k 50 1 1");
        Should.Throw<DataException>(() => Parse(valid, other)).Message.ShouldContain("its curves are those of another loss");
    }

    [Fact]
    public void No_change_of_a_tensor_breaks_the_reader_or_the_training_that_continues_from_it()
    {
        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Parse(Valid(), "checkpoint", out IReadOnlyDictionary<string, string> metadata);
        int believed = 0;
        foreach (string name in tensors.Keys)
        {
            foreach (Func<TensorView, TensorView?> change in Changes)
            {
                Dictionary<string, TensorView> changed = new(tensors.Where(pair => pair.Key != name));
                if (change(tensors[name]) is TensorView other)
                {
                    changed[name] = other;
                }

                SafetensorsFile.Write(Checkpoint, changed, new Dictionary<string, string>(metadata) { ["content"] = TensorView.ContentHash(changed) });
                believed += Continues() ? 1 : 0;
                Tally.Add("checkpoints with another tensor under a right hash");
            }
        }

        believed.ShouldBeGreaterThan(0, "numbers that are only unlikely are learned on from");
    }

    // Whether the run believed the checkpoint; it may end, or say that it diverged.
    private bool Continues()
    {
        Beginning beginning = new();
        try
        {
            Run(beginning, CancellationToken.None);
        }
        catch (DivergedException failure)
        {
            failure.Message.ShouldNotBeEmpty();
        }

        return beginning.StepsDone == StopAfter;
    }

    private static readonly Func<TensorView, TensorView?>[] Changes =
    [
        _ => null,
        tensor => tensor with { Shape = [tensor.Bytes.Length, 0], Bytes = ReadOnlyMemory<byte>.Empty },
        tensor => tensor with { Shape = [0, 1L << 40], Bytes = ReadOnlyMemory<byte>.Empty },
        tensor => tensor with { Shape = [1, .. tensor.Shape] },
        tensor => tensor with { Shape = [.. tensor.Shape, 1] },
        tensor => tensor with { Shape = [], Bytes = new byte[tensor.Type == "F32" ? 4 : 8] },
        tensor => tensor with { Type = "U8", Shape = [tensor.Bytes.Length] },
        tensor => tensor.Type == "F64" ? tensor with { Type = "I64" } : tensor.Type == "I64" ? tensor with { Type = "F64" } : null,
        tensor => tensor with { Bytes = Filled(tensor, 0xFF) },
        tensor => tensor with { Bytes = Filled(tensor, 0x7F) },
        tensor => tensor with { Bytes = Filled(tensor, 0x80) },
    ];

    private static byte[] Filled(TensorView tensor, byte value)
    {
        byte[] bytes = new byte[tensor.Bytes.Length];
        Array.Fill(bytes, value);
        return bytes;
    }

    private byte[] Valid()
    {
        using CancellationTokenSource stop = new();
        Should.Throw<OperationCanceledException>(() => Run(new CancelAfter(StopAfter, stop), stop.Token));
        return File.ReadAllBytes(Checkpoint);
    }

    private TrainingState Parse(byte[] content) => Parse(content, _recipe);

    private TrainingState Parse(byte[] content, TiedEnsemble recipe) =>
        new CheckpointFile(Checkpoint, "fingerprint").Parse(content, new EnsembleLearner(recipe, Small.Images(), _backend), EnsembleLearner.PlanOf(recipe, 90));

    private void Run(ITrainingMonitor? monitor, CancellationToken cancellation) =>
        LearnerTraining.RunOf(_recipe, Small.Images(), _backend, monitor).Run(_folder, Checkpoint, "fingerprint", cancellation);
}
