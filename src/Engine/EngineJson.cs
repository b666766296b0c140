using System.Text.Json;
using System.Text.Json.Serialization;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Engine;

/// <summary>How the records of this project are read and written: code that the compiler makes, and no reflection.</summary>
// Of two values under one name a reader sees the first, another the last. And what nobody reads, nobody compares: it does not belong there.
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(PackageRecord))]
[JsonSerializable(typeof(StageRecord))]
[JsonSerializable(typeof(StageTiming))]
internal sealed partial class EngineJson : JsonSerializerContext;
