using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The programs under examples/ without the files that they need; the gate runs them with those of the main study.</summary>
public sealed class ExamplesTests : IDisposable
{
    // The one that the system's package of NumPy is for.
    private const string Python = "/usr/bin/python3";
    private readonly string _folder = Directory.CreateTempSubdirectory("examples-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("dotnet", "run", "Rebuild.cs")]
    [InlineData(Python, "-B", "rebuild.py")]
    public void A_missing_run_and_damaged_weights_are_one_paragraph_and_exit_with_1(string program, string option, string script)
    {
        Assert.SkipUnless(program == "dotnet" || HasNumPy(), "there is no Python with NumPy");
        Rebuild(program, option, script).ShouldBe($"error: {_folder} cannot be rebuilt: {Path.Combine(_folder, "train", "cfg.json")} is missing. To make the files of a run, run its study: dotnet cake");
        Write("train/cfg.json", """{ "members": 1, "weights": "weights.safetensors", "bias": false, "d_sae": 4, "k": 1 }""");
        Write("evaluate/summary.json", "{}");
        Write("train/weights.safetensors", "\u0008");
        Write("normalize/dataset.safetensors", "\u0008");
        Write("evaluate/codes.safetensors", "\u0008");
        Rebuild(program, option, script).ShouldContain(".safetensors is damaged");
    }

    [Fact]
    public void Without_NumPy_it_is_said_how_to_install_it()
    {
        Assert.SkipUnless(File.Exists(Python), "there is no Python");
        // -S: without the folders in which packages are.
        Rebuild(Python, "-S", "rebuild.py").ShouldStartWith("error: NumPy is missing. Install it ");
    }

    private string Rebuild(string program, string option, string script)
    {
        (int exitCode, _, string error) = new ChildProcess(program, [option, Path.Combine(Repository.FindRoot(), "examples", script), _folder]).Run();
        exitCode.ShouldBe(1, error);
        error.Trim().ShouldNotContain("\n", Case.Sensitive, "no trace");
        return error.Trim();
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }

    private static bool HasNumPy() => File.Exists(Python) && new ChildProcess(Python, ["-c", "import numpy"]).Run().ExitCode == 0;
}
