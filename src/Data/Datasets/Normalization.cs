using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Datasets;

/// <summary>The body of the normalize stage: raw IDX files to the study's images.</summary>
/// <param name="wanted">Which images.</param>
public sealed class Normalization(Dataset wanted)
{
    /// <summary>The file of images.</summary>
    public const string ImagesFile = "dataset.safetensors";

    private readonly RawDataset _raw = RawDatasets.Of(wanted.Source);

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfDataset(wanted);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => [.. _raw.Files.Select(_raw.ArtefactOf)];

    /// <summary>The files that it writes.</summary>
    public static IReadOnlyList<string> Outputs { get; } = [ImagesFile];

    /// <summary>Normalizes.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    /// <exception cref="DataException">A raw file is missing, altered or malformed.</exception>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        ImageDataset all = ImageDataset.Read(_raw, file => inputs[_raw.ArtefactOf(file)]);
        ImageSet judges = wanted.JudgedBy.IsTest ? all.Test.Take(wanted.TestImages) : all.Train.TakeLast(wanted.TestImages);
        ImageDataset dataset = new(all.Train.Take(wanted.TrainImages), judges);
        DatasetFile.Write(Path.Combine(output, ImagesFile), dataset);
    }
}
