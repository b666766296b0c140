using System.Text;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What was learned before a run was killed is believed only as it was written.</summary>
public sealed class PrecisionRunFileTests : IDisposable
{
    private static readonly PrecisionRun Run = new(42, "fp16", 28, 2, 16384, new Dictionary<string, double> { ["mse"] = 0.1, ["pearson"] = double.NaN });

    private readonly string _folder = Directory.CreateTempSubdirectory("precision-").FullName;

    private string At => Path.Combine(_folder, "runs", "42-fp16.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_run_is_read_as_it_was_written()
    {
        new PrecisionRunFile(At, "abc").Write(Run);
        PrecisionRun read = new PrecisionRunFile(At, "abc").Read().ShouldNotBeNull();
        (read with { Measures = Run.Measures }).ShouldBe(Run);
        read.Measures.ShouldBe(Run.Measures);
    }

    [Fact]
    public void A_run_of_other_code_or_choices_is_none()
    {
        new PrecisionRunFile(At, "abc").Write(Run);
        new PrecisionRunFile(At, "abd").Read().ShouldBeNull();
        new PrecisionRunFile(Path.Combine(_folder, "missing"), "abc").Read().ShouldBeNull();
    }

    [Fact]
    public void A_file_that_lost_or_changed_any_byte_is_none()
    {
        new PrecisionRunFile(At, "abc").Write(Run);
        byte[] whole = File.ReadAllBytes(At);
        for (int place = 0; place < whole.Length; place += 7)
        {
            File.WriteAllBytes(At, whole[..place]);
            new PrecisionRunFile(At, "abc").Read().ShouldBeNull($"{place} bytes");
            byte[] changed = [.. whole];
            changed[place] ^= 1;
            File.WriteAllBytes(At, changed);
            // The line break after the hash is no part of what is hashed.
            (new PrecisionRunFile(At, "abc").Read() is null || place == 64).ShouldBeTrue($"byte {place}");
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"made-of\":\"abc\",\"seed\":42}")]
    [InlineData("{\"made-of\":3}")]
    public void What_is_of_another_form_is_none_though_its_hash_is_right(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At)!);
        File.WriteAllText(At, $"{Files.Sha256.OfBytes(Encoding.UTF8.GetBytes(content))}\n{content}");
        new PrecisionRunFile(At, "abc").Read().ShouldBeNull();
    }

    [Fact]
    public void What_a_run_is_made_of_names_every_assembly_that_measures_loaded_or_not()
    {
        Libtorch.Require();
        string code = LibTorch.Code;
        foreach (string name in (string[])["research-pipeline-torch", "ResearchPipeline.Compute", "ResearchPipeline.Training", "ResearchPipeline.Evaluation", "ResearchPipeline.Specification"])
        {
            code.ShouldContain($"{System.Reflection.Assembly.Load(name).ManifestModule.ModuleVersionId}", Case.Sensitive, name);
        }

        LibTorch.Code.ShouldBe(code);
    }

    [Fact]
    public void A_folder_or_a_link_in_its_place_is_none()
    {
        Directory.CreateDirectory(At);
        new PrecisionRunFile(At, "abc").Read().ShouldBeNull();
        Directory.Delete(At);
        string elsewhere = Path.Combine(_folder, "elsewhere.json");
        new PrecisionRunFile(elsewhere, "abc").Write(Run);
        File.CreateSymbolicLink(At, elsewhere);
        new PrecisionRunFile(At, "abc").Read().ShouldBeNull();
    }
}
