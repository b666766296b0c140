using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute;
using ResearchPipeline.Data;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Specification;
using ResearchPipeline.Tests;

namespace ResearchPipeline.Training.Tests;

/// <summary>Ten thousand mutations of a checkpoint's bytes, and of its tensors under a correct content hash: none is more than refused.</summary>
[Trait("Category", "Reliability")]
public sealed class HostileCheckpointTests : IDisposable
{
    private const int StopAfter = 2;
    private static readonly int Cases = 1000 * Tally.Factor;
    private readonly string _folder = Directory.CreateTempSubdirectory("hostile-").FullName;
    private readonly Experiment _experiment = SmallExperiment.With(members: 1, latents: 2, k: 1, epochs: 2);
    private readonly IBackend _backend = Backends.Create("auto", 1);

    public void Dispose()
    {
        _backend.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Checkpoint => Path.Combine(_folder, "checkpoint.safetensors");

    [Fact]
    public void No_mutation_of_its_bytes_is_believed_or_breaks_the_reader()
    {
        byte[] valid = Valid();
        HostileBytes.Stands<DataException>(valid, Checkpoint, "a checkpoint", () =>
        {
            if (Read() is TrainingState state)
            {
                state.Curves.Steps.ShouldBe(StopAfter, "only what a mutation left alone is believed");
            }
        });
    }

    [Fact]
    public void No_mutation_of_its_tensors_breaks_the_reader_or_the_training_that_continues_from_it()
    {
        File.WriteAllBytes(Checkpoint, Valid());
        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(Checkpoint, out IReadOnlyDictionary<string, string> metadata);
        Gen<Dictionary<string, TensorView>> mutated =
            from name in Gen.Elements(tensors.Keys.ToArray())
            from change in Gen.Elements(Changes)
            select new Dictionary<string, TensorView>(tensors.Where(pair => pair.Key != name).Concat(
                change(tensors[name]) is TensorView changed ? [new(name, changed)] : []));
        Prop.ForAll(mutated.ToArbitrary(), changed =>
        {
            SafetensorsFile.Write(Checkpoint, changed, new Dictionary<string, string>(metadata) { ["content"] = TensorView.ContentHash(changed) });
            try
            {
                Run(null, CancellationToken.None);
            }
            catch (DivergedException failure)
            {
                return failure.Message.Length > 0;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Cases));
        Tally.Add("checkpoints with other tensors under a right hash", Cases);
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

    private TrainingState? Read() => new CheckpointFile(Checkpoint, "fingerprint")
        .Read(_experiment, new FeatureActivity(1, 2, 90, 0), 784, TrainingRun.StepsPerEpoch(_experiment, 90), out _);

    private void Run(ITrainingMonitor? monitor, CancellationToken cancellation) =>
        new TrainingRun(_experiment, SmallExperiment.Images(), _backend, monitor).Run(_folder, Checkpoint, "fingerprint", cancellation);
}
