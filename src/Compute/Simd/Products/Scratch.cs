using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Memory that grows when more is asked for and is kept. What it holds is lost when it grows.</summary>
internal sealed unsafe class Scratch<T>
    where T : unmanaged
{
    private Storage<T> _storage = new(0);

    public T* Pointer => _storage.Pointer;

    public void Require(int count)
    {
        if (_storage.Count < count)
        {
            _storage = new Storage<T>(count);
        }
    }
}
