using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Brings libtorch into the process.</summary>
internal static class LibTorch
{
    private const string Library = "libLibTorchSharp.so";

    // The compiler that TorchSharp 0.107 was made with names it for <iostream>; nothing in the library uses a symbol of it.
    private const string UnusedVersion = "GLIBCXX_3.4.32";

    /// <summary>Where libtorch computes, by name.</summary>
    public static IReadOnlyList<string> Devices { get; } = ["cpu", "cuda"];

    /// <summary>Its version, and that of TorchSharp.</summary>
    public static string Version => string.Create(CultureInfo.InvariantCulture, $"libtorch {TorchSharp.torch.__version__}, TorchSharp {typeof(TorchSharp.torch).Assembly.GetName().Version?.ToString(3)}");

    /// <summary>What a result depends on beside what was chosen: libtorch, and the identities of all assemblies here that this one needs, which builds of other sources do not share.</summary>
    public static string Code => string.Join(' ', Needed().Select(assembly => $"{assembly.ManifestModule.ModuleVersionId}").Order(StringComparer.Ordinal).Prepend(Version));

    /// <summary>Refuses a device that is not there.</summary>
    /// <exception cref="ArgumentException">It is not; the message says what to do.</exception>
    public static void RequireDevice(string device)
    {
        if (device == "cuda" && !TorchSharp.torch.cuda.is_available())
        {
            throw new ArgumentException(
                "libtorch finds no CUDA device: there is none here, its driver is not installed, or this build of libtorch is for processors. Build with -p:TorchBackend=cuda on a machine with an NVIDIA GPU, or leave out --device=cuda.");
        }
    }

    /// <summary>Makes sure that libtorch can be called, before anything calls it.</summary>
    /// <param name="say">Told, in a sentence, what had to be done for it.</param>
    /// <exception cref="DllNotFoundException">It does not load; the message says why.</exception>
    public static void Require(Action<string> say)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Where its loader has failed once, TorchSharp has left copies in another folder; libtorch that is loaded from both places ends the process.
        string path = Directory.EnumerateFiles(AppContext.BaseDirectory, Library, SearchOption.AllDirectories)
            .OrderBy(file => file.Contains($"{Path.DirectorySeparatorChar}runtimes{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? 0 : 1).FirstOrDefault()
            ?? throw new DllNotFoundException($"{AppContext.BaseDirectory} has no {Library}. Build it again: dotnet build src/Compute.Torch --configuration Release -p:TorchBackend=cpu");
        if (RequireLoaded(path, UnusedVersion))
        {
            say($"libtorch: this system's libstdc++ is older than {UnusedVersion}, which {Library} asks for and does not use; the requirement is now marked weak in the copy of this build.");
        }
    }

    /// <summary>Loads a library. Where it does not load and asks for a version that it does not use, its file is replaced by a copy that asks weakly.</summary>
    /// <returns>Whether the file was replaced.</returns>
    /// <exception cref="DllNotFoundException">It does not load even then.</exception>
    internal static bool RequireLoaded(string path, string unusedVersion)
    {
        if (NativeLibrary.TryLoad(path, out _))
        {
            return false;
        }

        // Renamed into place: a package's file may be the same one under another name, and stays as it is.
        string copy = $"{path}.{Environment.ProcessId}";
        File.Copy(path, copy, overwrite: true);
        bool isWeakened = NativeRequirement.Weaken(copy, unusedVersion);
        if (isWeakened)
        {
            File.Move(copy, path, overwrite: true);
        }
        else
        {
            File.Delete(copy);
        }

        NativeLibrary.Load(path);
        return isWeakened;
    }

    // By reference, not as they happen to be loaded so far.
    private static HashSet<Assembly> Needed()
    {
        HashSet<Assembly> found = [];
        Stack<Assembly> open = new([typeof(LibTorch).Assembly]);
        while (open.TryPop(out Assembly? assembly))
        {
            if (found.Add(assembly))
            {
                foreach (AssemblyName name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("ResearchPipeline.", StringComparison.Ordinal)))
                {
                    open.Push(Assembly.Load(name));
                }
            }
        }

        return found;
    }
}
