using System.Net;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Referrals.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

public sealed class AnsweringReferralsTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_clinic_receives_accepts_and_closes_the_loop()
    {
        var (id, _, _) = await network.SendAsync();

        await network.AnswerAsync(id, ReferralStatus.Received);
        await network.AnswerAsync(id, ReferralStatus.Accepted, reason: "First visit on Monday");
        var done = await network.AnswerAsync(id, ReferralStatus.Completed, outcome: "service-provided");

        Assert.Equal((5, ReferralStatus.Completed, "service-provided"), (done.Version, done.Status, done.OutcomeCode));
        Assert.Null(done.Notes);
        Assert.Equal("completed", await network.StatusAsync(id));
    }

    [Fact]
    public async Task A_reason_leaves_sealed()
    {
        var (id, _, _) = await network.SendAsync();

        var declined = await network.AnswerAsync(id, ReferralStatus.Declined, reason: "No bed before June");

        Assert.DoesNotContain("June", declined.Notes!.Ciphertext, StringComparison.Ordinal);
        var seal = network.Host.Services.GetRequiredService<ISeal>();
        Assert.Equal("No bed before June", seal.Open<ReferralNotes>(declined.Notes).StatusReason);
    }

    [Fact]
    public async Task A_repeated_answer_changes_nothing_even_when_the_first_reply_was_lost()
    {
        var (id, _, _) = await network.SendAsync();

        var first = await network.AnswerAsync(id, ReferralStatus.Accepted, expected: 2);
        var repeated = await network.AnswerAsync(id, ReferralStatus.Accepted, expected: 2);
        var unconditional = await network.AnswerAsync(id, ReferralStatus.Accepted);

        Assert.Equal(3, first.Version);
        Assert.Equal([3, 3], [repeated.Version, unconditional.Version]);
    }

    [Fact]
    public async Task Another_reason_is_a_new_version_until_the_referral_is_over_and_never_lost_without_a_word()
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Accepted, reason: "On Monday");
        var seal = network.Host.Services.GetRequiredService<ISeal>();

        var later = await network.AnswerAsync(id, ReferralStatus.Accepted, reason: "On Tuesday");
        var repeated = await network.AnswerAsync(id, ReferralStatus.Accepted, reason: "On Tuesday", expected: 3);
        var silent = await network.AnswerAsync(id, ReferralStatus.Accepted);

        Assert.Equal((4, "On Tuesday"), (later.Version, seal.Open<ReferralNotes>(later.Notes!).StatusReason));
        Assert.Equal([4, 4], [repeated.Version, silent.Version]);
        await Assert.ThrowsAsync<StaleVersionException>(
            () => network.AnswerAsync(id, ReferralStatus.Accepted, reason: "On Friday", expected: 3));
        await network.AnswerAsync(id, ReferralStatus.Cancelled, reason: "They moved away");
        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => network.AnswerAsync(id, ReferralStatus.Cancelled, reason: "They came back"));
        Assert.Equal("illegal-transition", refusal.Code);
        Assert.Equal(5, (await network.AnswerAsync(id, ReferralStatus.Cancelled, reason: "They moved away")).Version);
    }

    [Fact]
    public async Task An_answer_to_an_old_version_is_stale()
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Received);

        var stale = await Assert.ThrowsAsync<StaleVersionException>(
            () => network.AnswerAsync(id, ReferralStatus.Accepted, expected: 2));

        Assert.Equal((2, 3), (stale.Expected, stale.Actual));
        Assert.Equal("received", await network.StatusAsync(id));
    }

    [Fact]
    public async Task A_referral_is_not_there_for_others_nor_before_it_is_sent_nor_once_taken_back()
    {
        var (sent, participant, consent) = await network.SendAsync();
        var draft = await network.DraftAsync(participant);
        var waiting = await network.SubmitAsync(await network.RegisterAsync());

        await IsNotThereAsync(sent, network.OtherClinic);
        await IsNotThereAsync(Guid.CreateVersion7(), network.Clinic);
        await IsNotThereAsync(draft, network.Clinic);
        await IsNotThereAsync(waiting, network.Clinic);
        await network.RevokeAsync(participant, consent);
        await Testing.Eventually.IsAsync("awaiting-consent", () => network.StatusAsync(sent));
        await IsNotThereAsync(sent, network.Clinic);
    }

    [Fact]
    public async Task A_declined_referral_cannot_be_accepted()
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Declined);

        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => network.AnswerAsync(id, ReferralStatus.Accepted));

        Assert.Equal("illegal-transition", refusal.Code);
        Assert.Equal("declined", await network.StatusAsync(id));
    }

    [Theory]
    [InlineData(ReferralStatus.Completed, null, null, "outcomeCode")]
    [InlineData(ReferralStatus.Completed, "cured", null, "outcomeCode")]
    [InlineData(ReferralStatus.Cancelled, "no-show", null, "outcomeCode")]
    [InlineData(ReferralStatus.Cancelled, null, " ", "statusReason")]
    public async Task An_answer_says_what_it_must_and_no_more(
        ReferralStatus status, string? outcome, string? reason, string field)
    {
        var (id, _, _) = await network.SendAsync();
        await network.AnswerAsync(id, ReferralStatus.Accepted);

        var refusal = await Assert.ThrowsAsync<InvalidRequestException>(
            () => network.AnswerAsync(id, status, outcome, reason: reason));

        Assert.Equal([field], refusal.Errors.Keys);
        Assert.Equal("accepted", await network.StatusAsync(id));
    }

    [Fact]
    public async Task A_reason_is_at_most_500_characters()
    {
        var (id, _, _) = await network.SendAsync();
        await Assert.ThrowsAsync<InvalidRequestException>(
            () => network.AnswerAsync(id, ReferralStatus.Declined, reason: new string('x', 501)));

        await network.AnswerAsync(id, ReferralStatus.Declined, reason: new string('x', 500));
    }

    [Fact]
    public async Task Answers_and_refusals_are_the_same_from_another_process()
    {
        var services = network.Host.Services;
        services.GetRequiredService<IConfiguration>()["Services:referrals"] = network.Host.Address.ToString();
        var answers = new AskReferrals(services.GetRequiredService<QuestionClient>());
        var (id, _, _) = await network.SendAsync();
        var question = new AnswerReferral
        {
            ReferralId = id,
            ReceivingOrganizationId = network.Clinic,
            ExpectedVersion = 2,
            Status = ReferralStatus.Accepted,
        };

        var accepted = await answers.AnswerAsync(question, default);

        Assert.Equal((3, ReferralStatus.Accepted), (accepted.Version, accepted.Status));
        await Assert.ThrowsAsync<StaleVersionException>(
            () => answers.AnswerAsync(question with { Status = ReferralStatus.Cancelled }, default));
        await Assert.ThrowsAsync<NotFoundException>(
            () => answers.AnswerAsync(question with { ReceivingOrganizationId = network.OtherClinic }, default));
        var current = question with { ExpectedVersion = 3 };
        var refusal = await Assert.ThrowsAsync<RefusedException>(
            () => answers.AnswerAsync(current with { Status = ReferralStatus.Received }, default));
        Assert.Equal("illegal-transition", refusal.Code);
        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(
            () => answers.AnswerAsync(current with { Status = ReferralStatus.Completed }, default));
        Assert.Equal(["outcomeCode"], invalid.Errors.Keys);
        await network.Specialist.PostAsync("/internal/AnswerReferral", ProblemAnswers.Json("{}"))
            .IsAsync(HttpStatusCode.Forbidden);
    }

    private async Task IsNotThereAsync(Guid id, Guid organization)
    {
        var missing = await Assert.ThrowsAsync<NotFoundException>(
            () => network.AnswerAsync(id, ReferralStatus.Accepted, organization: organization));
        Assert.Equal("referral", missing.What);
    }
}
