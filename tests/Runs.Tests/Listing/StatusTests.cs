using System.Text.Json;

namespace ResearchPipeline.Runs.Tests.Listing;

/// <summary>The list of runs, and one of them.</summary>
public sealed class StatusTests(SweptSmoke swept)
{
    [Fact]
    public void Every_run_is_listed_below_its_study_with_what_it_changes_and_how_far_it_is_from_it()
    {
        string[] lines = swept.Said("status").Split('\n');
        lines.ShouldContain(line => line.StartsWith("k-sparse-ensemble ", StringComparison.Ordinal) && line.Contains("not run yet", StringComparison.Ordinal));
        int smoke = Array.FindIndex(lines, line => line.StartsWith("smoke ", StringComparison.Ordinal));
        lines[smoke].ShouldMatch(@"measured, not reported +0\.0\d{4} +0\.\d{4} +\d");
        lines[(smoke + 1)..(smoke + 4)].ShouldAllBe(line => line.StartsWith("  ", StringComparison.Ordinal));
        string sparser = lines.Single(line => line.Contains(" epochs8 (", StringComparison.Ordinal));
        sparser.ShouldMatch(@"-0\.\d{5} +\+0\.\d{4} ");
        sparser.TrimEnd().ShouldEndWith("epochs 2 → 8");
        lines.ShouldContain(line => line.TrimEnd().EndsWith("epochs 2 → 8, seed 42 → 43", StringComparison.Ordinal));
        // What learned stands below its heading.
        lines[smoke].IndexOf("simd-", StringComparison.Ordinal).ShouldBe(lines.Single(line => line.StartsWith("study ", StringComparison.Ordinal)).IndexOf("device", StringComparison.Ordinal));
    }

    [Fact]
    public void A_run_is_found_by_its_tag_in_the_plan_of_a_sweep()
    {
        string said = swept.Said("show", "epochs8-seed42");
        said.ShouldStartWith("smoke epochs8 (");
        said.ShouldBe(swept.Said("show", "epochs8"));
    }

    [Fact]
    public void One_study_can_be_listed_sorted_by_a_measure()
    {
        string[] lines = [.. swept.Said("status", "--study=smoke", "--sort=mse").Split('\n').Skip(1).TakeWhile(line => line.Length > 0)];
        lines.Length.ShouldBe(4);
        lines[2..].ShouldAllBe(line => !line.Contains("epochs 2 → 8", StringComparison.Ordinal));
        lines[..2].ShouldAllBe(line => line.Contains("epochs 2 → 8", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_as_JSON_has_every_measure_and_every_change()
    {
        JsonElement[] runs = [.. JsonElement.Parse(swept.Said("status", "--study=smoke", "--json")).EnumerateArray()];
        runs.Length.ShouldBe(4);
        JsonElement sparser = runs.Single(run => run.GetProperty("tag").GetString() == "epochs8");
        sparser.GetProperty("changes").GetProperty("training.epochs").EnumerateArray().Select(value => value.GetString()).ShouldBe(["2", "8"]);
        double own = runs.Single(run => run.GetProperty("run").GetString() == "smoke").GetProperty("measures").GetProperty("mse").GetDouble();
        sparser.GetProperty("less-published").GetProperty("mse").GetDouble().ShouldBe(sparser.GetProperty("measures").GetProperty("mse").GetDouble() - own);
        sparser.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(100_000);
        sparser.GetProperty("device").GetString()!.ShouldMatch(@"^simd-\d+ x \d+ threads?$");
        sparser.GetProperty("peak-bytes").GetInt64().ShouldBeGreaterThan(10_000_000);
    }

    [Theory]
    [InlineData("epochs8")]
    [InlineData("smoke:epochs8")]
    public void A_run_is_shown_by_its_tag_with_the_path_of_each_file(string name)
    {
        string page = swept.Said("show", name);
        page.ShouldStartWith("smoke epochs8 (");
        page.ShouldContain("epochs 2 → 8");
        foreach (string path in page.Split('\n').Where(line => line.EndsWith(".parquet", StringComparison.Ordinal)).Select(line => line[line.IndexOf(Path.DirectorySeparatorChar, StringComparison.Ordinal)..]))
        {
            File.Exists(path).ShouldBeTrue(path);
        }
    }

    [Fact]
    public void A_run_is_shown_by_the_first_digits_of_its_fingerprint() => swept.Said("show", swept.RunOf("epochs8")[^8..][..5]).ShouldStartWith("smoke epochs8 (");

    [Fact]
    public void A_run_that_is_not_there_is_refused_with_what_is_meant()
    {
        (int exitCode, _, string error) = Cli.Run("show", "k5", $"--artifacts={swept.Folder}");
        exitCode.ShouldBe(2);
        error.ShouldStartWith($"error: There is no run k5 in {swept.Folder}/runs.");
        Cli.Run("show", $"--artifacts={swept.Folder}").Errors.ShouldStartWith("error: show is told one run");
    }

    [Fact]
    public void What_a_run_changes_is_told_though_its_file_of_it_is_gone_but_not_by_a_wrong_one()
    {
        string copy = swept.Fresh("status-");
        string name = swept.RunOf("epochs8");
        foreach (string folder in (string[])["runs", "stages"])
        {
            Directory.CreateSymbolicLink(Path.Combine(copy, folder), Path.Combine(swept.Folder, folder));
        }

        File.Exists(Path.Combine(swept.Folder, "runs", name, "specification.txt")).ShouldBeTrue();
        Directory.Delete(Path.Combine(copy, "runs"));
        string run = Path.Combine(copy, "runs", name);
        Directory.CreateDirectory(run);
        foreach (string link in Directory.GetFileSystemEntries(Path.Combine(swept.Folder, "runs", name)).Where(path => new FileInfo(path).LinkTarget is not null))
        {
            Directory.CreateSymbolicLink(Path.Combine(run, Path.GetFileName(link)), new FileInfo(link).LinkTarget!);
        }

        Cli.Run("status", "--study=smoke", $"--artifacts={copy}").Output.ShouldContain("epochs 2 → 8");
        File.WriteAllText(Path.Combine(run, "specification.txt"), "training.epochs = 3\n");
        Cli.Run("status", "--study=smoke", $"--artifacts={copy}").Output.ShouldContain("epochs 2 → 8");
        Directory.Delete(Path.Combine(copy, "data"));
        Directory.Delete(Path.Combine(copy, "stages"));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void Nothing_is_deleted_unless_it_is_asked_for_and_nothing_that_a_run_needs()
    {
        string copy = Directory.CreateTempSubdirectory("gc-").FullName;
        string[] stages = ["train-0123456789abcdef", "train-fedcba9876543210", "notes"];
        foreach (string stage in stages)
        {
            Directory.CreateDirectory(Path.Combine(copy, "stages", stage, "train"));
            File.WriteAllText(Path.Combine(copy, "stages", stage, "train", "weights"), new string('w', 300_000));
        }

        Directory.CreateDirectory(Path.Combine(copy, "runs", "smoke"));
        Directory.CreateSymbolicLink(Path.Combine(copy, "runs", "smoke", "train"), $"../../stages/{stages[0]}/train");
        string said = Cli.Run("gc", $"--artifacts={copy}").Output;
        said.ShouldContain("0.3 MB");
        said.ShouldContain(stages[1]);
        said.ShouldContain("nothing is deleted");
        Directory.GetDirectories(Path.Combine(copy, "stages")).Length.ShouldBe(3);
        Cli.Run("gc", "--delete", $"--artifacts={copy}").Output.ShouldContain("0.3 MB deleted");
        Directory.GetDirectories(Path.Combine(copy, "stages")).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).ShouldBe([stages[0], stages[2]], ignoreOrder: true);
        Cli.Run("gc", "smoke", "smoke", $"--artifacts={copy}").Output.ShouldContain("and 1 run that is named");
        Cli.Run("gc", "smoke", "--delete", $"--artifacts={copy}").ExitCode.ShouldBe(0);
        Directory.Exists(Path.Combine(copy, "stages", stages[0])).ShouldBeFalse();
        Directory.Delete(copy, recursive: true);
    }
}
