using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline.Tests.Reports;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The study of patches of CIFAR-10, from files of its form and length that were made up to its report.</summary>
[Collection("command line")]
public sealed class WhitenedPatchesTests : IDisposable
{
    private const int ImagesOfFile = 10_000;
    private const int Side = 32;
    private static readonly string[] Few = ["--set=dataset.train-images=700", "--set=dataset.test-images=200", "--set=model.latents=120", "--epochs=2"];
    private readonly string _folder = Directory.CreateTempSubdirectory("patches-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_brings_the_files_sees_what_the_units_of_whitened_patches_respond_to()
    {
        string data = Directory.CreateDirectory(Path.Combine(_folder, "data")).FullName;
        foreach (string file in (string[])["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin", "test_batch.bin"])
        {
            File.WriteAllBytes(Path.Combine(data, file), ImagesOfBars());
        }

        string[] said = [Run("run", data), Run("plan", data), Run("verify", data)];
        said[0].ShouldContain("hashes are not known");
        said[0].ShouldContain("without an epoch: the first weights are kept");
        said[1].ShouldContain("report     up to date");
        said[2].ShouldContain("came out again, byte for byte");
        string run = Directory.GetDirectories(Path.Combine(_folder, "runs")).Single(path => Path.GetFileName(path).StartsWith(WhitenedPatches.study.Name, StringComparison.Ordinal));
        string text = string.Join(' ', PdfText.Of(Path.Combine(run, "report", "report.pdf")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.ShouldContain("Features of whitened CIFAR-10 patches");
        text.ShouldContain("The first 100 units of member 0");
        text.ShouldContain("grey at zero, in each colour lighter above and darker below");
        FigureFaults.In(Path.Combine(run, "figures")).ShouldBeEmpty();
    }

    // Each image has a bar of its own, upright or lying, in a colour of its own.
    private static byte[] ImagesOfBars()
    {
        byte[] content = new byte[ImagesOfFile * (1 + (3 * Side * Side))];
        for (int image = 0; image < ImagesOfFile; image++)
        {
            Span<byte> record = content.AsSpan(image * (1 + (3 * Side * Side)), 1 + (3 * Side * Side));
            record[0] = (byte)(image % 10);
            int place = image * 7 % (Side - 4);
            for (int i = 0; i < 3 * Side * Side; i++)
            {
                (int channel, int row, int column) = (i / (Side * Side), i / Side % Side, i % Side);
                int across = image % 2 == 0 ? row : column;
                record[1 + i] = (byte)(across >= place && across < place + 4 ? (image * 31 + channel * 97) % 256 : 128 + (image * 13 + i * 7) % 11);
            }
        }

        return content;
    }

    private string Run(string command, string data)
    {
        (int exitCode, string output, string error) = Cli.Run([command, $"--study={WhitenedPatches.study.Name}", $"--data-dir={data}", $"--artifacts={_folder}", "--offline", .. Few]);
        exitCode.ShouldBe(0, error);
        return output;
    }
}
