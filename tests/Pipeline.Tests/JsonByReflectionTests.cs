using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using ResearchPipeline.Engine;
using ResearchPipeline.Reporting;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>JSON is read and written by code that the compiler makes. Reflection does the same only where the runtime has it: not in every emulator, and not in a trimmed program.</summary>
public sealed class JsonByReflectionTests
{
    private static readonly Assembly Json = typeof(JsonSerializer).Assembly;

    public static TheoryData<string> Assemblies() =>
        [.. Directory.GetFiles(AppContext.BaseDirectory, "ResearchPipeline.*.dll").Append(CommandLineProcess.Assembly).Select(path => Path.GetFileName(path)!).Where(name => !name.EndsWith(".Tests.dll", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_assembly_calls_what_needs_it(string assembly) => CallsOf(assembly).Where(NeedsReflection).ShouldBeEmpty();

    [Fact]
    public void Calls_are_found_and_known()
    {
        CallsOf($"{typeof(StageRecord).Assembly.GetName().Name}.dll").Select(call => call.Name).ShouldContain(nameof(JsonSerializer.Deserialize));
        CallsOf($"{typeof(AnswerJson).Assembly.GetName().Name}.dll").Select(call => call.Name).ShouldContain("ToJsonString");
        CallsOf($"{typeof(JsonByReflectionTests).Assembly.GetName().Name}.dll").Where(NeedsReflection).Select(call => call.Name).ShouldBe([nameof(JsonSerializer.Serialize)]);
    }

    [Fact]
    public void The_runtime_refuses_it_in_tests() => Should.Throw<InvalidOperationException>(() => JsonSerializer.Serialize(new Artefact("a", 1, "b")));

    [Fact]
    public void And_in_the_command_line()
    {
        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(CommandLineProcess.Assembly, ".runtimeconfig.json")));
        configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties")
            .GetProperty("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault").GetBoolean().ShouldBeFalse();
    }

    // The platform marks it so; of a generic method its definition is.
    private static bool NeedsReflection(MethodBase method) => method.GetCustomAttribute<RequiresUnreferencedCodeAttribute>() is not null;

    private static List<MethodBase> CallsOf(string assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly);
        using PEReader file = new(File.OpenRead(path));
        MetadataReader metadata = file.GetMetadataReader();
        Module module = Assembly.LoadFrom(path).ManifestModule;
        return
        [
            .. metadata.MemberReferences
                .Where(call => IsOfJson(metadata, metadata.GetMemberReference(call)))
                .Select(call => module.ResolveMethod(MetadataTokens.GetToken(call))!),
        ];
    }

    private static bool IsOfJson(MetadataReader metadata, MemberReference member) =>
        member.GetKind() == MemberReferenceKind.Method
        && member.Parent.Kind == HandleKind.TypeReference
        && metadata.GetTypeReference((TypeReferenceHandle)member.Parent) is { ResolutionScope.Kind: HandleKind.AssemblyReference } type
        && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Json.GetName().Name;
}
