using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;
using ResearchPipeline.Experiments;
using ResearchPipeline.Engine;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A copy of the smoke run that stands for a published study, with what a forger or another machine might have made of it.</summary>
internal sealed class PublishedSmoke : IDisposable
{
    /// <summary>Steps of one epoch of the smoke study.</summary>
    public const int StepsPerEpoch = 700 / 50;

    /// <summary>The file of the weights, below the run's folder.</summary>
    public const string Weights = "train/weights.safetensors";

    public PublishedSmoke(SmokeRun run)
    {
        foreach (string folder in (string[])["runs", "stages"])
        {
            SmokeRun.CopyFolder(Path.Combine(run.OneThread, folder), Path.Combine(Artifacts, folder));
        }
    }

    /// <summary>The folder that --artifacts names.</summary>
    public string Artifacts { get; } = Directory.CreateTempSubdirectory("published-").FullName;

    /// <summary>The folder of the run.</summary>
    public string RunFolder => Path.Combine(Artifacts, "runs", "smoke");

    /// <summary>What is published.</summary>
    public Manifest Manifest => Manifest.Read(ManifestFile);

    private string ManifestFile => Path.Combine(RunFolder, Manifest.FileName);

    public void Dispose() => Directory.Delete(Artifacts, recursive: true);

    /// <summary>Replaces the list of artefacts.</summary>
    public void Relist(Func<IReadOnlyList<Artefact>, IEnumerable<Artefact>> edit) =>
        (Manifest with { Artefacts = [.. edit(Manifest.Artefacts)] }).Write(ManifestFile);

    /// <summary>Changes the text of the manifest.</summary>
    public void EditManifest(Func<string, string> edit) => File.WriteAllText(ManifestFile, edit(File.ReadAllText(ManifestFile)));

    /// <summary>Removes the manifest.</summary>
    public void RemoveManifest() => File.Delete(ManifestFile);

    /// <summary>Changes the published file and its hash in the manifest.</summary>
    public void PlantOneUlp(string tensor, int element)
    {
        string path = Path.Combine(RunFolder, Weights);
        Dictionary<string, TensorView> tensors = new(SafetensorsFile.Read(path, out IReadOnlyDictionary<string, string> metadata));
        float[] values = tensors[tensor].As<float>().ToArray();
        values[element] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(values[element]) + 1);
        tensors[tensor] = TensorView.Of(values, [.. tensors[tensor].Shape]);
        SafetensorsFile.Write(path, tensors, metadata);

        HashAgain(path => path == Weights);
    }

    /// <summary>As if the published run had been trained where one step went wrong.</summary>
    public void TrainWithOneUlpOff(int step, int member, int element)
    {
        string train = Path.Combine(RunFolder, "train");
        using IBackend right = Backends.Create("auto", 2);
        using PlantedUlp wrong = new(right, step, member, element);
        LearnerTraining.RunOf(Smoke.study.Recipe(), DatasetFile.Read(Path.Combine(RunFolder, "normalize", "dataset.safetensors"), MnistImages.Kind).Train, wrong, null)
            .Run(train, Path.Combine(train, "checkpoint.safetensors"), "planted", CancellationToken.None);
        HashAgain(path => path.StartsWith("train/", StringComparison.Ordinal));
    }

    private void HashAgain(Func<string, bool> changed) => Relist(artefacts =>
        artefacts.Select(artefact => changed(artefact.Path) ? Artefact.Of(RunFolder, artefact.Path, new FileHashes()) : artefact));
}
