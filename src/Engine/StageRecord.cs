using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

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

    /// <summary>Used instead of a hash where the file does not exist.</summary>
    public const string Missing = "missing";

    /// <summary>A record whose fingerprint is that of its parts; inputs and code by the hash of their content.</summary>
    public static StageRecord Of(
        string stage,
        SortedDictionary<string, string> parameters,
        SortedDictionary<string, string> inputs,
        SortedDictionary<string, string> implementation)
    {
        (parameters, inputs, implementation) = (Sorted(parameters), Sorted(inputs), Sorted(implementation));
        return new StageRecord(stage, FingerprintOf(stage, ("parameters", parameters), ("inputs", inputs), ("implementation", implementation)), parameters, inputs, implementation, []);
    }

    /// <summary>The record of a stage folder, or null when there is none that can be believed: readable, complete and without contradiction.</summary>
    public static StageRecord? Read(string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (DirectoryEntry.KindOf(directory) != EntryKind.Folder || DirectoryEntry.KindOf(path) != EntryKind.File)
        {
            return null;
        }

        return Believed(() => JsonFile.Read(path, EngineJson.Default.StageRecord));
    }

    /// <summary>The record in a file's content, or null when there is none that can be believed.</summary>
    internal static StageRecord? Parse(ReadOnlyMemory<byte> content) => Believed(() => JsonFile.Parse(content, EngineJson.Default.StageRecord));

    private static StageRecord? Believed(Func<StageRecord?> read)
    {
        try
        {
            StageRecord? record = read();
            return record?.IsComplete() == true ? record : null;
        }
        catch (Exception failure) when (failure is JsonException or DataException)
        {
            return null;
        }
    }

    /// <summary>Whether nothing but inputs that are still to be made differs from what another record was made from, and some are.</summary>
    internal bool IsUntilInputsAreMade(StageRecord before) =>
        Inputs.ContainsValue(Missing)
        && Of(Stage, Parameters, new(Inputs.ToDictionary(input => input.Key, input => input.Value == Missing ? before.Inputs.GetValueOrDefault(input.Key, Missing) : input.Value), StringComparer.Ordinal), Implementation).Fingerprint == before.Fingerprint;

    /// <summary>Writes the record into a stage folder.</summary>
    public void Write(string directory) => JsonFile.Write(Path.Combine(directory, FileName), this, EngineJson.Default.StageRecord);

    // The hash of a text that nobody keeps: one object on one line.
    private static string FingerprintOf(string stage, params ReadOnlySpan<(string Name, SortedDictionary<string, string> Entries)> parts)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            json.WriteString("Name", stage);
            foreach ((string name, SortedDictionary<string, string> entries) in parts)
            {
                json.WriteStartObject(name);
                foreach ((string key, string value) in entries)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Sha256.OfBytes(text.ToArray());
    }

    private static SortedDictionary<string, string> Sorted(SortedDictionary<string, string> part) => new(part, StringComparer.Ordinal);

    // What was read from a file may lack anything, whatever the types promise.
    private bool IsComplete() =>
        Stage is not null
        && new[] { Parameters, Inputs, Implementation }.All(part => part?.Values.All(value => value is not null) == true)
        && Outputs?.All(output => output?.StaysInside() == true && output.IsWellFormed()) == true
        && Outputs.DistinctBy(output => output.Path).Count() == Outputs.Count
        && Fingerprint == Of(Stage, Parameters, Inputs, Implementation).Fingerprint;
}
