using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>
/// The first pixel is 1, 0, 1, 0, 0 and labels are 0, 1, 1, 0, 2, so that members are right of images 0 and 1 alone. Member 0 takes a pixel above 1/8 for a 0: image 0 stays right at every ε, image 1 until 0.2 of a brighter pixel
/// is allowed. Member 1 takes one above 15/16 for a 0: image 0 is lost from 0.1 on, image 1 never. What others craft moves pixels the same way. Passing its selection turns the attack on member 1 around: from 0.1 on it darkens image 2 so far that it becomes right.
/// </summary>
public sealed class AttackTableTests
{
    [Fact]
    public void Each_attack_leaves_what_it_cannot_reach()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoLinearClassifiers(), "attacks");
        tables.ShouldHold(
            "SELECT member, attack, epsilon, crafted_on, images, accuracy FROM attacks WHERE attack <> 'random-sign'",
            [0, "fgsm", 0.05, 0, 5, 0.4], [0, "fgsm", 0.1, 0, 5, 0.4], [0, "fgsm", 0.2, 0, 5, 0.2],
            [0, "none", 0.0, null, 5, 0.4],
            [0, "pgd", 0.05, 0, 5, 0.4], [0, "pgd", 0.05, 1, 5, 0.4], [0, "pgd", 0.1, 0, 5, 0.4], [0, "pgd", 0.1, 1, 5, 0.4], [0, "pgd", 0.2, 0, 5, 0.2], [0, "pgd", 0.2, 1, 5, 0.2],
            [1, "fgsm", 0.05, 1, 5, 0.4], [1, "fgsm", 0.1, 1, 5, 0.2], [1, "fgsm", 0.2, 1, 5, 0.2],
            [1, "none", 0.0, null, 5, 0.4],
            [1, "pgd", 0.05, 0, 5, 0.4], [1, "pgd", 0.05, 1, 5, 0.4], [1, "pgd", 0.1, 0, 5, 0.2], [1, "pgd", 0.1, 1, 5, 0.2], [1, "pgd", 0.2, 0, 5, 0.2], [1, "pgd", 0.2, 1, 5, 0.2],
            [1, "pgd-straight-through", 0.05, 1, 5, 0.4], [1, "pgd-straight-through", 0.1, 1, 5, 0.6], [1, "pgd-straight-through", 0.2, 1, 5, 0.6]);
    }

    // Of images 2 and 3, which are wrong already, the first pixel would have to leave 0 to 1.
    [Fact]
    public void Changes_are_those_that_were_made()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoLinearClassifiers(), "attacks");
        tables.ShouldHold("SELECT DISTINCT change_median, change_mean FROM attacks WHERE attack = 'none'", [0.0, 0.0]);
        tables.ShouldHold("SELECT DISTINCT round(change_mean, 6) FROM attacks WHERE attack IN ('fgsm', 'pgd') AND epsilon = 0.1", [0.06]);
        tables.ShouldHold("SELECT DISTINCT round(change_median, 6) FROM attacks WHERE epsilon = 0.2 AND attack IN ('fgsm', 'random-sign')", [0.2]);
    }

    // Margins of member 0: 3.5/4, 0.5/4, -3.5/4, -0.5/4, and of image 4 (-100 - 0)/0 against class 1, which no pixel moves, and (-100 + 0.5)/4.
    [Fact]
    public void The_summary_has_each_members_own_and_what_the_others_do_to_it()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoLinearClassifiers(), "attacks");
        tables.ShouldHold(
            "SELECT metric, value, unit FROM summary WHERE member = 1 AND NOT metric LIKE '%random%'",
            ["accuracy_clean", 0.4, "1"], ["accuracy_fgsm_0.05", 0.4, "1"], ["accuracy_fgsm_0.1", 0.2, "1"], ["accuracy_fgsm_0.2", 0.2, "1"],
            ["accuracy_pgd_0.05", 0.4, "1"], ["accuracy_pgd_0.1", 0.2, "1"], ["accuracy_pgd_0.2", 0.2, "1"],
            ["accuracy_pgd_straight_through_0.05", 0.4, "1"], ["accuracy_pgd_straight_through_0.1", 0.6, "1"], ["accuracy_pgd_straight_through_0.2", 0.6, "1"],
            ["accuracy_transfer_0.05", 0.4, "1"], ["accuracy_transfer_0.1", 0.2, "1"], ["accuracy_transfer_0.2", 0.2, "1"],
            ["linearised_margin", -0.0625, "intensity"]);
        tables.ShouldHold("SELECT value FROM summary WHERE member = 0 AND metric = 'linearised_margin'", [-0.125]);
    }

    // A third member, which holds an image darker than 1/8 for a 0, crafts images that move the other way. At 0.2 member 0 gets 1/5 of those of member 1 and 3/5 of the third's, which have made image 3 bright enough; member 1 gets
    // as much from 0.1 on, where image 2 is dark enough; of the third's own 1/5 are left at 0.2, and 3/5 of both others', which have made image 1 bright enough.
    [Fact]
    public void Transfer_is_the_mean_over_all_others()
    {
        using PublishedTables tables = PublishedTables.Of(new ThreeLinearClassifiers(), "attacks");
        tables.ShouldHold(
            "SELECT member, crafted_on, accuracy FROM attacks WHERE attack = 'pgd' AND epsilon = 0.2",
            [0, 0, 0.2], [0, 1, 0.2], [0, 2, 0.6], [1, 0, 0.2], [1, 1, 0.2], [1, 2, 0.6], [2, 0, 0.6], [2, 1, 0.6], [2, 2, 0.2]);
        tables.ShouldHold(
            "SELECT member, metric, value FROM summary WHERE metric LIKE 'accuracy_transfer%' ORDER BY ALL",
            [0, "accuracy_transfer_0.05", 0.4], [0, "accuracy_transfer_0.1", 0.4], [0, "accuracy_transfer_0.2", 0.4],
            [1, "accuracy_transfer_0.05", 0.4], [1, "accuracy_transfer_0.1", 0.4], [1, "accuracy_transfer_0.2", 0.4],
            [2, "accuracy_transfer_0.05", 0.4], [2, "accuracy_transfer_0.1", 0.4], [2, "accuracy_transfer_0.2", 0.6]);
    }
}
