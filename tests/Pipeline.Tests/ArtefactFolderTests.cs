using System.Globalization;
using System.Runtime.Versioning;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Folders that cannot be written: what failed is told in one paragraph, and the command it ends with continues once they can.</summary>
[UnsupportedOSPlatform("windows")]
[Trait("Category", "Reliability")]
public sealed class ArtefactFolderTests(SmokeRun undisturbed) : IDisposable
{
    private readonly SmokeFolder _folder = new(undisturbed);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_read_only_folder_is_told_and_the_printed_command_continues()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are those of Unix");
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        (int exitCode, _, string error) = AsOneWhoObeysPermissions([.. _folder.Arguments, "--until=normalize"]);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        exitCode.ShouldBe(1);
        string paragraph = error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Single(line => line.StartsWith("error: ", StringComparison.Ordinal));
        paragraph.ShouldStartWith($"error: lock: Access to the path '{_folder.Path}/runs' is denied; to continue: ");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
        Continue(paragraph).ExitCode.ShouldBe(0);
        Directory.Exists(Path.Combine(_folder.Path, "runs", "smoke", "normalize")).ShouldBeTrue();
    }

    [Fact]
    public void A_read_only_folder_of_finished_work_can_be_planned_and_listed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions are those of Unix");
        string copy = Path.Combine(_folder.Path, "copy");
        SmokeRun.CopyFolder(undisturbed.OneThread, copy);
        string[] folders = [copy, .. Directory.GetDirectories(copy, "*", SearchOption.AllDirectories)];
        Array.ForEach(folders, folder => File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute));
        foreach (string[] command in (string[][])[["plan", "--study=smoke"], ["status"]])
        {
            (int exitCode, string output, string error) = AsOneWhoObeysPermissions([.. command, $"--artifacts={copy}"]);
            exitCode.ShouldBe(0, error);
            output.ShouldContain("up to date");
        }

        Array.ForEach(folders, folder => File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Fact]
    public void A_disk_that_is_really_full_is_told_and_the_printed_command_continues_on_a_larger_one()
    {
        Assert.SkipWhen(Mount(54, "") != 0, "only root may mount a small file system");
        try
        {
            string error = FullDisk(_folder.Run(), "train: No space left on device");
            Mount(57, "remount,").ShouldBe(0);
            error = FullDisk(Continue(error), "figures: ");
            Mount(200, "remount,").ShouldBe(0);
            (int exitCode, _, string last) = Continue(error);
            exitCode.ShouldBe(0, last);
            _folder.RequireSameManifest();
        }
        finally
        {
            new ChildProcess("umount", [_folder.Path]).Run().ExitCode.ShouldBe(0);
        }
    }

    private static string FullDisk(ProcessOutcome ended, string message)
    {
        ended.ExitCode.ShouldBe(1, ended.Output);
        ended.Errors.ShouldStartWith($"error: {message}");
        ended.Errors.ShouldContain("no space left on device", Case.Insensitive);
        ended.Errors.Trim().ShouldNotContain("\n");
        Tally.Add("disks that were really full");
        return ended.Errors;
    }

    private int Mount(int megabytes, string options) => !OperatingSystem.IsLinux() || Environment.UserName != "root" ? -1 : new ChildProcess("mount", ["-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"{options}size={megabytes}m"), "none", _folder.Path]).Run().ExitCode;

    // Root may write anywhere, unless it has given that up.
    private static ProcessOutcome AsOneWhoObeysPermissions(params string[] arguments)
    {
        if (Environment.UserName != "root")
        {
            return CommandLineProcess.Run([], arguments);
        }

        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "root obeys permissions only by setpriv (util-linux)");
        const string overrides = "-dac_override,-dac_read_search";
        return new ChildProcess("setpriv", [$"--inh-caps={overrides}", $"--bounding-set={overrides}", ChildProcess.DotNet, CommandLineProcess.Assembly, .. arguments]).Run();
    }

    private static ProcessOutcome Continue(string error) =>
        new ChildProcess("bash", ["-c", error.Trim().Split("to continue: ")[1]]).Run();
}
