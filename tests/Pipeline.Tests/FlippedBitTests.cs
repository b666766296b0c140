using ResearchPipeline.Compute.Random;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A bit that flips in a finished file: the next run notices and makes anew what it must.</summary>
[Trait("Category", "Reliability")]
public sealed class FlippedBitTests(SmokeRun undisturbed)
{
    [Theory]
    [InlineData("normalize/dataset.safetensors")]
    [InlineData("train/stage.json")]
    [InlineData("evaluate/codes.parquet")]
    [InlineData("figures/dictionary.svg")]
    [InlineData("report/report.pdf")]
    [InlineData("manifest.json")]
    [InlineData("../../data/t10k-images-idx3-ubyte")]
    public void A_flipped_bit_is_noticed_and_repaired(string file) => FlipAndFinish(file, share: 0.5, bit: 2);

    [Fact]
    public void One_stage_alone_refuses_to_work_on_what_was_altered_before_it()
    {
        using SmokeFolder folder = new(undisturbed);
        SmokeRun.CopyFolder(undisturbed.OneThread, folder.Path);
        File.AppendAllText(Path.Combine(folder.Path, "runs", "smoke", "evaluate", "summary.parquet"), " ");
        (int exitCode, _, string error) = CommandLineProcess.Run([], ["report", .. folder.Arguments[1..]]);
        exitCode.ShouldBe(1);
        error.ShouldContain("the evaluate stage before it is not up to date (output summary.parquet was altered)");
        folder.Finish();
    }

    [Fact(Explicit = true)]
    public void A_flipped_bit_in_any_file_is_noticed_and_repaired()
    {
        PhiloxSequence random = new(7, Purpose.Shuffle, 0);
        string[] files = [.. DirectoryEntry.Below(Path.Combine(undisturbed.OneThread, "stages")).Where(path => !path.StartsWith(".lock", StringComparison.Ordinal)).Select(path => $"../../stages/{path}")];
        files.Length.ShouldBeGreaterThan(30);
        foreach (string file in files)
        {
            FlipAndFinish(file, random.NextDouble(), random.NextIndex(8));
        }
    }

    private void FlipAndFinish(string file, double share, int bit)
    {
        using SmokeFolder folder = new(undisturbed);
        SmokeRun.CopyFolder(undisturbed.OneThread, folder.Path);
        string path = Path.Combine(folder.Path, "runs", "smoke", file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[(int)(bytes.Length * share)] ^= (byte)(1 << bit);
        File.WriteAllBytes(path, bytes);
        folder.Finish();
        Tally.Add("flipped bits, noticed and repaired");
    }
}
