using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The direction of references between our projects, from their files and from what the compiler made of them; and what names may not be.</summary>
public sealed partial class ArchitectureTests
{
    private const string Prefix = "ResearchPipeline.";

    // Every project of the solution, and all that it refers to. What is not named here is not used: references do not pass on.
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Specification"] = [],
        ["LinearAlgebra"] = [],
        ["Metrics"] = ["LinearAlgebra"],
        ["Files"] = [],
        ["Processes"] = [],
        ["Tensors"] = ["Files"],
        ["Compute"] = ["Tensors"],
        ["Compute.Gpu"] = ["Compute", "Tensors"],
        ["Experiments"] = ["Specification", "Sweeps"],
        ["Data"] = ["Compute", "Files", "Specification", "Tensors"],
        ["Training"] = ["Compute", "Data", "Files", "LinearAlgebra", "Specification", "Tensors"],
        ["Evaluation"] = ["Compute", "Data", "Files", "Metrics", "Specification", "Tensors", "Training"],
        ["Reporting"] = ["Data", "Files", "Processes"],
        ["Explorer"] = ["Data", "Files", "Metrics", "Reporting", "Tensors"],
        ["Engine"] = ["Data", "Files", "Tensors"],
        ["Pipeline"] = ["Compute", "Compute.Gpu", "Data", "Engine", "Evaluation", "Experiments", "Explorer", "Files", "Reporting", "Specification", "Tensors", "Training"],
        ["Sweeps"] = ["Specification"],
        ["Runs"] = ["Compute", "Data", "Engine", "Evaluation", "Experiments", "Files", "Metrics", "Pipeline", "Processes", "Reporting", "Specification", "Sweeps"],
        ["Cli"] = ["Pipeline", "Runs"],
        ["Bench"] = ["Compute", "Compute.Gpu", "Data", "Evaluation", "Experiments", "Files", "Processes", "Reporting", "Specification", "Tensors", "Training"],
        ["Faults"] = [],
        ["StudiesInTurn"] = ["Cli"],
        ["Testing"] = ["Compute", "Processes", "Specification", "Tensors"],
    };

    private static readonly string[] Programs = ["Cli", "Bench", "StudiesInTurn"];

    // Found = allowed for each of these; tests use what they test.
    private static readonly string[] Rooms = [.. Arrows.Keys.Except(Programs)];

    public static TheoryData<string> Projects() => [.. Arrows.Keys];

    public static TheoryData<string> RoomNames() => [.. Rooms];

    [Fact]
    public void Every_project_of_the_solution_has_its_arrows_here_or_tests_one_that_has() => SolutionProjects().Keys
        .Where(project => !project.EndsWith(".Tests", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ShouldBe(Arrows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_those_it_may_and_to_all_of_them(string project) => XDocument.Load(SolutionProjects()[project])
        .Descendants("ProjectReference")
        .Select(reference => NameOf(reference.Attribute("Include")!.Value))
        .Order(StringComparer.Ordinal)
        .ShouldBe(Arrows[project]);

    [Theory]
    [MemberData(nameof(RoomNames))]
    public void A_room_uses_exactly_those_that_it_refers_to(string room) => UsedBy(Assembly.Load(Prefix + room)).ShouldBe(Arrows[room]);

    [Fact]
    public void So_does_the_command_line() => UsedBy(typeof(CommandTree).Assembly).ShouldBe(Arrows["Cli"]);

    public static TheoryData<string> Libraries() => [.. Rooms.Except(["Faults"])];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_writes_to_no_console_and_starts_no_program_itself(string room)
    {
        string[] used = [.. Assembly.Load(Prefix + room).GetReferencedAssemblies().Select(name => name.Name!)];
        used.ShouldContain("System.Runtime");
        used.ShouldNotContain(name => name == "System.Console" || name.StartsWith("Spectre.", StringComparison.Ordinal));
        used.Contains("System.Diagnostics.Process").ShouldBe(room == "Processes");
    }

    [Fact]
    public void No_arrow_leads_back()
    {
        List<string> known = [];
        while (known.Count < Arrows.Count)
        {
            string[] next = [.. Arrows.Where(pair => !known.Contains(pair.Key) && pair.Value.All(known.Contains)).Select(pair => pair.Key)];
            next.ShouldNotBeEmpty($"a circle among {string.Join(", ", Arrows.Keys.Except(known))}");
            known.AddRange(next);
        }
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        // What the compiler names begins with '<'.
        string[] names = [.. OurTypes().Select(type => type.Name.Split('`')[0]).Where(name => !name.StartsWith('<'))];
        names.ShouldContain("StageFolder", "internal types are looked at too");
        names.ShouldAllBe(name => !SaysNothing().IsMatch(name));
        new[] { "RunManager", "PathHelpers", "Utils", "StageCommon", "DataCore" }.ShouldAllBe(name => SaysNothing().IsMatch(name));
    }

    [Fact]
    public void System_Random_is_never_kept()
    {
        FieldInfo[] fields =
        [
            .. OurTypes().SelectMany(type => type.GetFields(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)),
        ];
        fields.Length.ShouldBeGreaterThan(300);
        fields.ShouldNotContain(field => field.FieldType == typeof(Random));
    }

    private static IEnumerable<Type> OurTypes() => OurAssemblies().SelectMany(assembly => assembly.GetTypes());

    private static IEnumerable<Assembly> OurAssemblies() => Rooms.Select(room => Assembly.Load(Prefix + room)).Append(typeof(CommandTree).Assembly);

    private static IEnumerable<string> UsedBy(Assembly assembly) => assembly.GetReferencedAssemblies()
        .Select(name => name.Name!)
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .Order(StringComparer.Ordinal);

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Prefix.Length..];

    private static Dictionary<string, string> SolutionProjects()
    {
        string root = Repository.FindRoot();
        return ProjectPath().Matches(File.ReadAllText(Path.Combine(root, "ResearchPipeline.sln")))
            .Select(match => match.Groups[1].Value.Replace('\\', '/'))
            .ToDictionary(NameOf, path => Path.Combine(root, path));
    }

    [GeneratedRegex("""
        "([^"]+\.(?:csproj|fsproj))"
        """)]
    private static partial Regex ProjectPath();

    [GeneratedRegex("(Manager|Helper|Util|Utilities|Common|Core|Misc|Stuff)s?$")]
    private static partial Regex SaysNothing();
}
