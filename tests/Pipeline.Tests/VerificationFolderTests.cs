using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The folders in which runs are made again.</summary>
public sealed class VerificationFolderTests : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public void What_is_kept_of_one_run_stays_while_others_are_verified_and_until_the_same_is_verified_again()
    {
        string kept = Verify("one", keep: true);
        string gone = Verify("other", keep: false);
        File.Exists(kept).ShouldBeTrue();
        File.Exists(gone).ShouldBeFalse();
        using VerificationFolder again = Of("one");
        File.Exists(kept).ShouldBeTrue("nothing is made again yet");
        again.Empty();
        File.Exists(kept).ShouldBeFalse();
    }

    [Fact]
    public void Whoever_verifies_the_same_run_waits_and_whoever_verifies_another_does_not()
    {
        using VerificationFolder held = Of("one");
        using VerificationFolder other = Of("other");
        using CancellationTokenSource waited = new();
        List<string> said = [];
        Should.Throw<OperationCanceledException>(() => VerificationFolder.Of(Original("one"), Wait, waited.Token));
        said.ShouldHaveSingleItem().ShouldBe($"waiting: process {Environment.ProcessId} is working on {held.Path}");

        void Wait(string line)
        {
            said.Add(line);
            waited.Cancel();
        }
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("verify/one")]
    public void A_link_is_not_followed(string link)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a permission there");
        string outside = Path.Combine(_artifacts, "precious", "runs");
        Directory.CreateDirectory(outside);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_artifacts, link))!);
        Directory.CreateSymbolicLink(Path.Combine(_artifacts, link), Path.Combine(_artifacts, "precious"));
        Should.Throw<StageException>(() => Of("one")).Message.ShouldBe(
            $"{Path.Combine(_artifacts, link)} is a link, and verify empties what lies there. Move it away, and verify again.");
        DirectoryEntry.Below(Path.Combine(_artifacts, "precious")).ShouldBe(["runs"]);
    }

    private string Verify(string run, bool keep)
    {
        using VerificationFolder folder = Of(run);
        folder.Empty();
        string made = Path.Combine(Workspace.RunsIn(folder.Path), run, "weights");
        Directory.CreateDirectory(Path.GetDirectoryName(made)!);
        File.WriteAllText(made, "made");
        if (keep)
        {
            folder.Keep();
        }

        return made;
    }

    private VerificationFolder Of(string run) => VerificationFolder.Of(Original(run), line => throw new InvalidOperationException(line), CancellationToken.None);

    private Workspace Original(string run) => new(_artifacts, _artifacts, Path.Combine(_artifacts, "runs", run), Published: null);
}
