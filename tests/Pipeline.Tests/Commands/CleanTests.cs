using System.Text.RegularExpressions;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Clean, in a copy of Cake's scripts with results, build outputs and links of its own.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed partial class CleanTests : IDisposable
{
    private readonly string _copy = Directory.CreateTempSubdirectory("clean-").FullName;
    private readonly string _outside = Directory.CreateTempSubdirectory("outside-").FullName;

    public CleanTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a permission there");
        CakeProcess.Require();
        string root = Repository.FindRoot();
        string[] needed = ["build", "experiments", ".config", "src/Pipeline/Arguments"];
        foreach (string file in needed.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder))).Append(Path.Combine(root, "build.cake")).Append(Path.Combine(root, "global.json")).Where(File.Exists))
        {
            string copy = At(Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(At("tests"));
        Write(At("artifacts/stages/train-0123456789abcdef/train/weights"), new string('w', 1_600_000));
        Directory.CreateDirectory(At("artifacts/runs/x"));
        Directory.CreateSymbolicLink(At("artifacts/runs/x/train"), "../../stages/train-0123456789abcdef/train");
        Write(Path.Combine(_outside, "precious"), "precious");
    }

    public void Dispose()
    {
        Directory.Delete(_copy, recursive: true);
        Directory.Delete(_outside, recursive: true);
    }

    [Fact]
    public void Links_within_what_is_deleted_are_removed_and_never_followed()
    {
        Directory.CreateSymbolicLink(At("artifacts/runs/x/loop"), "..");
        Directory.CreateSymbolicLink(At("artifacts/runs/x/self"), ".");
        Directory.CreateSymbolicLink(At("artifacts/runs/x/outside"), _outside);
        Directory.CreateSymbolicLink(At("artifacts/verify"), _outside);
        Write(At("src/Cli/bin/a.dll"), "built");
        Directory.CreateSymbolicLink(At("src/Cli/obj"), _outside);
        Directory.CreateSymbolicLink(At("experiments/bin"), "nowhere");
        UnixFileMode mode = Protect();
        Clean().ShouldSatisfyAllConditions(
            output => output.ShouldContain("3 folders of build outputs deleted"),
            output => output.ShouldContain("1 run deleted, 2 MB"),
            output => output.ShouldContain($"artifacts/verify was a link to {_outside}: the link is deleted, and what it led to is untouched."));
        DirectoryEntry.Below(At("artifacts")).ShouldBeEmpty();
        DirectoryEntry.Below(At("src/Cli")).ShouldAllBe(path => path.StartsWith("Arguments/", StringComparison.Ordinal));
        DirectoryEntry.KindOf(At("experiments/bin")).ShouldBe(EntryKind.Missing);
        Untouched(mode);
    }

    [Fact]
    public void Where_the_folder_of_runs_is_a_link_it_says_that_only_the_link_went()
    {
        Directory.Delete(At("artifacts/runs"), recursive: true);
        Directory.CreateSymbolicLink(At("artifacts/runs"), _outside);
        UnixFileMode mode = Protect();
        string output = Clean();
        output.ShouldContain($"artifacts/runs was a link to {_outside}: the link is deleted, and what it led to is untouched.");
        output.ShouldContain("0 runs deleted, 2 MB");
        DirectoryEntry.KindOf(At("artifacts/runs")).ShouldBe(EntryKind.Missing);
        Untouched(mode);
    }

    private string Clean()
    {
        (int exitCode, string output, string error) = CakeProcess.RunIn(_copy, "--target=Clean", "--runs");
        exitCode.ShouldBe(0, error);
        return Colours().Replace(output, "");
    }

    [GeneratedRegex(@"\x1B\[[0-9;]*m")]
    private static partial Regex Colours();

    private UnixFileMode Protect()
    {
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.GroupRead;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(_outside, "precious"), mode);
        }

        return mode;
    }

    private void Untouched(UnixFileMode mode)
    {
        string precious = Path.Combine(_outside, "precious");
        File.ReadAllText(precious).ShouldBe("precious");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(precious).ShouldBe(mode);
        }
    }

    private string At(string path) => Path.Combine(_copy, path);

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
