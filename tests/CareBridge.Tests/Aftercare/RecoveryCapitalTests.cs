using CareBridge.Aftercare.Domain;
using CareBridge.Platform.Domain;

namespace CareBridge.Tests.Aftercare;

public sealed class RecoveryCapitalTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(6, 60)]
    public void The_total_is_the_sum_of_ten_answers(int answer, int total) =>
        Assert.Equal(total, RecoveryCapital.Of([.. Enumerable.Repeat(answer, 10)]).Total);

    [Fact]
    public void The_answers_are_kept_in_their_order()
    {
        int[] answers = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2];

        Assert.Equal(answers, RecoveryCapital.Of(answers).Answers);
    }

    [Theory]
    [InlineData(3, 9)]
    [InlineData(3, 11)]
    [InlineData(0, 10)]
    [InlineData(7, 10)]
    public void Nine_answers_eleven_or_one_out_of_range_are_refused(int answer, int count)
    {
        var refusal = Assert.Throws<InvalidRequestException>(
            () => RecoveryCapital.Of([.. Enumerable.Repeat(answer, count)]));

        Assert.Equal(["recoveryCapitalAnswers"], refusal.Errors.Keys);
    }
}
