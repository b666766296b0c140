using System.Text.Json;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>Entities of a crate: flat objects that refer to each other.</summary>
internal static class CrateJson
{
    /// <summary>Begins an entity.</summary>
    /// <param name="json">The graph.</param>
    /// <param name="id">What it is called in the crate.</param>
    /// <param name="types">At least one.</param>
    /// <param name="name">What people call it; "" for none.</param>
    public static void Start(Utf8JsonWriter json, string id, string[] types, string name)
    {
        json.WriteStartObject();
        json.WriteString("@id", id);
        if (types is [string type])
        {
            json.WriteString("@type", type);
        }
        else
        {
            json.WriteStartArray("@type");
            Array.ForEach(types, json.WriteStringValue);
            json.WriteEndArray();
        }

        if (name.Length > 0)
        {
            json.WriteString("name", name);
        }
    }

    /// <summary>Refers to other entities; one alone stands without a list, and of none nothing is written.</summary>
    public static void References(Utf8JsonWriter json, string name, params string[] ids)
    {
        if (ids.Length == 0)
        {
            return;
        }

        json.WritePropertyName(name);
        if (ids.Length > 1)
        {
            json.WriteStartArray();
        }

        foreach (string id in ids)
        {
            json.WriteStartObject();
            json.WriteString("@id", id);
            json.WriteEndObject();
        }

        if (ids.Length > 1)
        {
            json.WriteEndArray();
        }
    }
}
