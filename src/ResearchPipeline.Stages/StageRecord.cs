using System.Text.Json;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Stages;

/// <summary>stage.json: what a published stage was made from, and what it made.</summary>
public sealed record StageRecord(
    string Stage,
    string Fingerprint,
    SortedDictionary<string, string> Parameters,
    SortedDictionary<string, string> Inputs,
    SortedDictionary<string, string> Implementation,
    IReadOnlyList<Artefact> Outputs)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "stage.json";

    /// <summary>Describes what a stage would be made from now; inputs and code by the hash of their content.</summary>
    public static StageRecord Of(Stage stage)
    {
        SortedDictionary<string, string> parameters = new(stage.Parameters.ToDictionary(), StringComparer.Ordinal);
        SortedDictionary<string, string> inputs = Hashes(stage.Inputs);
        SortedDictionary<string, string> implementation = Hashes(stage.Implementation);
        string text = JsonSerializer.Serialize(new { stage.Name, parameters, inputs, implementation });
        string fingerprint = Sha256.OfBytes(System.Text.Encoding.UTF8.GetBytes(text));
        return new StageRecord(stage.Name, fingerprint, parameters, inputs, implementation, []);
    }

    /// <summary>The record of a stage folder, or null when there is none that can be read.</summary>
    public static StageRecord? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        return File.Exists(path) ? Believed(() => JsonFile.Read<StageRecord>(path)) : null;
    }

    /// <summary>The record in a file's content, or null when there is none that can be read.</summary>
    internal static StageRecord? Parse(ReadOnlyMemory<byte> content) => Believed(() => JsonFile.Parse<StageRecord>(content));

    private static StageRecord? Believed(Func<StageRecord?> read)
    {
        try
        {
            return read() is { Outputs: not null, Parameters: not null, Inputs: not null, Implementation: not null } record
                && record.Outputs.All(output => output?.StaysInside() == true && output.IsWellFormed())
                    ? record
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the record into a stage folder.</summary>
    public void Write(string directory) => JsonFile.Write(Path.Combine(directory, FileName), this);

    private static SortedDictionary<string, string> Hashes(IReadOnlyDictionary<string, string> files)
    {
        SortedDictionary<string, string> hashes = new(StringComparer.Ordinal);
        foreach ((string name, string path) in files)
        {
            hashes[name] = File.Exists(path) ? Sha256.OfFile(path) : "missing";
        }

        return hashes;
    }
}
