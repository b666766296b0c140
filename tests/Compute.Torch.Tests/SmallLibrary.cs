using System.Text;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>The smallest ELF file that asks another library for versions: a header, a section of requirements, and one of their names.</summary>
internal static class SmallLibrary
{
    private const int Sections = 64, Names = 64 + 2 * 64, Requirements = 320;

    /// <summary>Its bytes.</summary>
    /// <param name="versions">What it asks for; one that ends with "?" weakly.</param>
    public static byte[] Of(params string[] versions)
    {
        byte[] file = new byte[1024];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(file, 0);
        Put(0x28, (long)Sections);
        Put(0x3c, (short)2);
        Section(0, type: 0x6ffffffe, offset: Requirements, link: 1, info: 1);
        Section(1, type: 3, offset: Names, link: 0, info: 0);
        Put(Requirements + 2, (short)versions.Length);
        Put(Requirements + 8, 16);
        int name = 1;
        for (int i = 0; i < versions.Length; i++)
        {
            int place = Requirements + 16 + 16 * i;
            Put(place + 4, (short)(versions[i].EndsWith('?') ? 2 : 0));
            Put(place + 8, name);
            Put(place + 12, i + 1 < versions.Length ? 16 : 0);
            byte[] text = Encoding.ASCII.GetBytes(versions[i].TrimEnd('?'));
            text.CopyTo(file, Names + name);
            name += text.Length + 1;
        }

        return file;

        void Section(int index, uint type, long offset, int link, int info)
        {
            int start = Sections + 64 * index;
            Put(start + 4, (int)type);
            Put(start + 24, offset);
            Put(start + 40, link);
            Put(start + 44, info);
        }

        void Put<T>(int place, T value)
            where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Write(file.AsSpan(place), in value);
    }
}
