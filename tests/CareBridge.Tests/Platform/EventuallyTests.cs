using CareBridge.Testing;

namespace CareBridge.Tests.Platform;

public sealed class EventuallyTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task An_assertion_is_repeated_until_it_holds()
    {
        var tries = 0;

        await Eventually.SucceedsAsync(() =>
        {
            Assert.True(++tries >= 3);
            return Task.CompletedTask;
        });

        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task A_failure_shows_what_was_asked_and_what_was_seen_last()
    {
        var colour = "green";

        var failure = await Assert.ThrowsAsync<EventuallyException>(
            () => Eventually.IsAsync("red", () => Task.FromResult(colour), Soon));

        Assert.Contains("\"red\"", failure.Message);
        Assert.Contains("\"green\"", failure.Message);
        Assert.Contains("Task.FromResult(colour)", failure.Message);
    }

    [Fact]
    public async Task A_failing_assertion_is_kept_as_the_cause()
    {
        var failure = await Assert.ThrowsAsync<EventuallyException>(
            () => Eventually.SucceedsAsync(() => Task.FromException(new InvalidDataException("torn page")), Soon));

        Assert.Contains("InvalidDataException: torn page", failure.Message);
        Assert.IsType<InvalidDataException>(failure.InnerException);
    }

    [Fact]
    public async Task An_answer_that_will_do_is_given_back()
    {
        var count = 0;

        Assert.Equal(5, await Eventually.BecomesAsync(() => Task.FromResult(++count), answer => answer > 4));
    }
}
