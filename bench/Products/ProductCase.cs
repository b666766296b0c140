using System.Runtime.InteropServices;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Products;

/// <summary>A product of one form and shape, with operands.</summary>
internal sealed class ProductCase
{
    /// <summary>Inputs of the layer: the pixels of an image.</summary>
    public const int Inputs = 784;

    /// <summary>One value in so many of a sparse δ is not zero: 50 of 1000 latents.</summary>
    private const int SparseEvery = 20;

    // So many multiply-adds take the plain loops some tenths of a second.
    private const double CheckedMultiplyAdds = 2e7;

    /// <summary>Random operands; if images are given, the pixels of the first in place of x, and a sparse δ for δ·W.</summary>
    public ProductCase(ProductForm form, int batch, int outputs, ImageSet? images)
    {
        (Form, Batch, Outputs) = (form, batch, outputs);
        View<float> x = Random(batch, Inputs, 1), weights = Random(outputs, Inputs, 2), slopes = Random(batch, outputs, 3);
        for (int image = 0; images is not null && image < batch; image++)
        {
            images.CopyImage(image, x.Row(image));
        }

        if (images is not null && form == ProductForm.Backward)
        {
            PhiloxSequence draw = new(42, Purpose.Initialization, 4);
            foreach (ref float slope in slopes.Values)
            {
                slope = draw.NextIndex(SparseEvery) == 0 ? slope : 0f;
            }
        }

        (A, B) = form switch
        {
            ProductForm.Forward => (x, weights.Transposed),
            ProductForm.Backward => (slopes, weights),
            _ => (slopes.Transposed, x),
        };
        C = View.Zeros<float>(A.Rows, B.Columns);
    }

    public ProductForm Form { get; }

    public int Batch { get; }

    public int Outputs { get; }

    public View<float> A { get; }

    public View<float> B { get; }

    public View<float> C { get; }

    /// <summary>Operations of the product; a multiply-add is two.</summary>
    public double Operations => 2.0 * A.Rows * A.Columns * B.Columns;

    /// <summary>Its name in the forms' own symbols.</summary>
    public string Formula => Form switch
    {
        ProductForm.Forward => "x·Wᵀ",
        ProductForm.Backward => "δ·W",
        _ => "δᵀ·x",
    };

    /// <summary>Compares the product, on as many rows as the plain loops can do soon, spread evenly, with the reference.</summary>
    /// <exception cref="InvalidOperationException">A bit differs; nothing may be timed.</exception>
    public void RequireSame(IArithmetic<float> arithmetic)
    {
        C.Values.Clear();
        arithmetic.Accumulate(A, B, C);
        int rows = (int)Math.Clamp(CheckedMultiplyAdds / A.Columns / B.Columns, 1, A.Rows);
        View<float> expected = View.Zeros<float>(1, B.Columns);
        for (int i = 0; i < rows; i++)
        {
            int row = (int)((long)i * A.Rows / rows);
            expected.Values.Clear();
            Product.Accumulate(A.RowsFrom(row, 1), B, expected);
            if (!MemoryMarshal.Cast<float, int>(expected.Values).SequenceEqual(MemoryMarshal.Cast<float, int>(C.Row(row))))
            {
                throw new InvalidOperationException($"Row {row} of {Formula} ({Batch} images, {Outputs} outputs) differs from the reference: nothing is timed.");
            }
        }
    }

    private static View<float> Random(int rows, int columns, ulong lane)
    {
        View<float> view = View.Zeros<float>(rows, columns);
        PhiloxSequence draw = new(42, Purpose.Initialization, lane);
        foreach (ref float value in view.Values)
        {
            value = (float)(2 * draw.NextDouble() - 1);
        }

        return view;
    }
}
