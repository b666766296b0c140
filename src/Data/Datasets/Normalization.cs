using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Datasets;

/// <summary>The body of the normalize stage: raw files to the study's images.</summary>
/// <param name="wanted">Which images.</param>
/// <param name="raw">The data sets of its sources, in their order.</param>
public sealed class Normalization(Dataset wanted, IReadOnlyList<RawDataset> raw)
{
    /// <summary>The file of images.</summary>
    public const string ImagesFile = "dataset.safetensors";

    private readonly IReadOnlyList<RawDataset> _raw = raw;

    /// <summary>The same from the data sets as they were published.</summary>
    /// <param name="wanted">Which images.</param>
    public Normalization(Dataset wanted)
        : this(wanted, RawDatasets.Of(DatasetModule.sources(wanted)))
    {
    }

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfDataset(wanted);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => [.. _raw.SelectMany(raw => raw.Files.Select(raw.ArtefactOf))];

    /// <summary>The files that it writes.</summary>
    public static IReadOnlyList<string> Outputs { get; } = [ImagesFile];

    /// <summary>Normalizes.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    /// <exception cref="DataException">A raw file is missing, altered or malformed.</exception>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        ImageDataset[] all = [.. _raw.Select(raw => ImageDataset.Read(raw, file => inputs[raw.ArtefactOf(file)]))];
        ImageSet learned = all[0].Train.Take(wanted.TrainImages, label => DatasetModule.isLearned(wanted, label));
        ImageSet judges = wanted.JudgesOf.IsOnly ? JudgesIn(all[1])
            : wanted.JudgesOf.IsAlso ? JudgesIn(all[0]).Followed(by: JudgesIn(all[1]))
            : JudgesIn(all[0]);
        DatasetFile.Write(Path.Combine(output, ImagesFile), new ImageDataset(learned, judges));
    }

    private ImageSet JudgesIn(ImageDataset all) => wanted.JudgedBy.IsTest ? all.Test.Take(wanted.TestImages) : all.Train.TakeLast(wanted.TestImages);
}
