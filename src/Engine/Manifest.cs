using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>manifest.json: the size and SHA-256 of every artefact of a run, and nothing that a faithful re-run would change.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Specification">SHA-256 of the specification's canonical text.</param>
/// <param name="Artefacts">Paths begin with the stage that made the file.</param>
public sealed record Manifest(string Study, string Specification, IReadOnlyList<Artefact> Artefacts)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The manifest as text.</summary>
    public string ToJson() => JsonFile.ToText(this, EngineJson.Default.Manifest);

    /// <summary>Writes the manifest.</summary>
    public void Write(string path) => JsonFile.Write(path, this, EngineJson.Default.Manifest);

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="StageException">The file is missing or malformed; the message has no full stop, for what to do depends on whose it is.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            return Checked(JsonFile.Read(path, EngineJson.Default.Manifest), path);
        }
        catch (JsonException failure)
        {
            throw Unreadable(path, failure);
        }
        catch (DataException failure)
        {
            throw new StageException($"{path} cannot be read as a manifest: {failure.Message.TrimEnd('.')}", failure);
        }
    }

    /// <summary>The manifest in a file's content; errors call it by <paramref name="name"/>.</summary>
    /// <exception cref="StageException">It is malformed.</exception>
    public static Manifest Parse(ReadOnlyMemory<byte> content, string name)
    {
        try
        {
            return Checked(JsonFile.Parse(content, EngineJson.Default.Manifest), name);
        }
        catch (JsonException failure)
        {
            throw Unreadable(name, failure);
        }
    }

    private static Manifest Checked(Manifest? read, string name)
    {
        Manifest manifest = read is { Artefacts: not null } ? read : throw new StageException($"{name} is not a manifest: it lists no artefacts");
        string? wrong = manifest.Artefacts.Select(Defect).FirstOrDefault(defect => defect is not null)
            ?? manifest.Artefacts.GroupBy(artefact => artefact.Path).Where(group => group.Count() > 1).Select(group => $"it lists \"{group.Key}\" twice").FirstOrDefault();
        return wrong is null ? manifest : throw new StageException($"{name} is not a manifest: {wrong}");
    }

    private static StageException Unreadable(string name, JsonException failure) =>
        new($"{name} cannot be read as a manifest: {JsonDefect.Of(failure)}", failure);

    private static string? Defect(Artefact? artefact) =>
        artefact is null ? "an artefact is null"
        : !artefact.StaysInside() ? $"the path \"{artefact.Path}\" leaves its folder"
        : !artefact.Path.Contains('/', StringComparison.Ordinal) ? $"the path \"{artefact.Path}\" names no stage"
        : !artefact.IsWellFormed() ? $"the size or hash of \"{artefact.Path}\" is none"
        : null;

    /// <summary>What this manifest says of the study as a whole otherwise than the one of a re-execution, in words: its name, its specification.</summary>
    public IReadOnlyList<string> OtherFieldsThan(Manifest here)
    {
        (string Name, string? Published, string? Here)[] fields = [("study", Study, here.Study), ("specification", Specification, here.Specification)];
        return [.. fields.Where(field => field.Published != field.Here).Select(field => $"{field.Name}: published {Shown(field.Published)}, here {Shown(field.Here)}")];

        static string Shown(string? value) => value is null ? "nothing" : $"\"{value}\"";
    }

    /// <summary>Each artefact that another manifest lists otherwise, in words.</summary>
    public IReadOnlyList<string> DifferencesFrom(Manifest other)
    {
        Dictionary<string, string> mine = Artefacts.ToDictionary(artefact => artefact.Path, artefact => artefact.Sha256);
        Dictionary<string, string> theirs = other.Artefacts.ToDictionary(artefact => artefact.Path, artefact => artefact.Sha256);
        return mine.Keys.Union(theirs.Keys)
            .Order(StringComparer.Ordinal)
            .Where(path => mine.GetValueOrDefault(path) != theirs.GetValueOrDefault(path))
            .Select(path => $"{path}: {theirs.GetValueOrDefault(path, "(none)")} -> {mine.GetValueOrDefault(path, "(none)")}")
            .ToArray();
    }
}
