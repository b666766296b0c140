using ResearchPipeline.Compute.Simd.Products;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd.Products;

/// <summary>The plan changes no bit, so only here would anybody see that a way is never gone.</summary>
public sealed class ProductPlanTests
{
    private const int Rows = 6;
    private const int Lanes = 32;

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(0.0, false)]
    public void A_sparse_operand_is_listed_on_whichever_side_it_stands(double zeros, bool listed)
    {
        View<float> codes = Operands.Create(1, 100, 256, zeros), weights = Operands.Create(2, 256, 784), output = View.Zeros<float>(100, 784);
        ProductPlan.Of(codes, weights, output, Rows, Lanes).IsSparse.ShouldBe(listed);
        ProductPlan.Of(weights.Transposed, codes.Transposed, output.Transposed, Rows, Lanes).IsSparse.ShouldBe(listed);
    }

    [Fact]
    public void The_listed_operand_comes_to_stand_on_the_left()
    {
        View<float> codes = Operands.Create(1, 100, 256, 0.95), weights = Operands.Create(2, 256, 784), output = View.Zeros<float>(100, 784);
        ProductPlan.Of(codes, weights, output, Rows, Lanes).IsTransposed.ShouldBeFalse();
        ProductPlan.Of(weights.Transposed, codes.Transposed, output.Transposed, Rows, Lanes).IsTransposed.ShouldBeTrue();
    }

    [Fact]
    public void Of_two_dense_operands_the_one_that_pads_less_and_lies_along_goes_into_the_lanes()
    {
        View<float> few = Operands.Create(1, 6, 100), many = Operands.Create(2, 100, 320);
        ProductPlan.Of(few, many, View.Zeros<float>(6, 320), Rows, Lanes).IsTransposed.ShouldBeFalse();
        ProductPlan.Of(many.Transposed, few.Transposed, View.Zeros<float>(320, 6), Rows, Lanes).IsTransposed.ShouldBeTrue();
    }
}
