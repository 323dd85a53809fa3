using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Consent.Features;
using CareBridge.Consent.Features.Accounting;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

/// <summary>The same answers over HTTP, as a service gets them where Consent runs in another process.</summary>
public sealed class AskingFromAnotherProcessTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task Questions_are_answered_refused_and_accounted_for_as_in_one_process()
    {
        var (participant, consent) = await network.GrantedAsync("referrals");
        var disclosures = At(network.Host.Address);
        var question = network.Question(participant, DisclosureCategory.Referrals, DisclosureCategory.Attendance);

        var answer = await disclosures.AuthorizeAsync(question, CancellationToken.None);
        var decision = await disclosures.DecideAsync(
            new DecideDisclosure
            {
                ParticipantId = participant,
                RecipientOrganizationId = network.Clinic,
                Purpose = PurposeOfUse.Treatment,
                Scopes = [new DisclosureScope(network.Community, DisclosureCategory.Attendance)],
            },
            CancellationToken.None);

        Assert.Equal([new PermittedItem(0, consent)], answer.Permitted);
        Assert.Equal(answer.Permitted, (await disclosures.AuthorizeAsync(question, CancellationToken.None)).Permitted);
        Assert.Empty(decision.Permitted);
        Assert.Null(decision.ConsentId);
        Assert.Equal(1, (await network.AccountingAsync(participant)).GetProperty("items").GetArrayLength());
        await SameAccountingAsync(participant);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => disclosures.AuthorizeAsync(
            question with { RecipientId = Guid.CreateVersion7() }, CancellationToken.None));
        Assert.Equal("different-content", refusal.Code);
    }

    [Fact]
    public async Task The_largest_question_fits_and_a_larger_one_is_refused()
    {
        var (participant, _) = await network.GrantedAsync("check-in-scores");
        var disclosures = At(network.Host.Address);
        var largest = network.Question(
            participant, [.. Enumerable.Repeat(DisclosureCategory.CheckInScores, AuthorizeDisclosure.MaxItems)]);
        largest = largest with
        {
            Items = [.. largest.Items.Select(item => item with
            {
                ResourceType = "QuestionnaireResponse",
                ResourceVersion = 100_000,
            })],
        };

        var answer = await disclosures.AuthorizeAsync(largest, CancellationToken.None);

        Assert.Equal(AuthorizeDisclosure.MaxItems, answer.Permitted.Count);
        await Assert.ThrowsAsync<InvalidRequestException>(() => disclosures.AuthorizeAsync(
            largest with { DisclosureId = Guid.CreateVersion7(), Items = [.. largest.Items, largest.Items[0]] },
            CancellationToken.None));
    }

    [Fact]
    public async Task When_consent_does_not_answer_there_is_no_permit()
    {
        var question = network.Question(Guid.CreateVersion7(), DisclosureCategory.Referrals);
        var silent = At(new Uri($"http://127.0.0.1:{FreePort.Next()}"));

        var asking = silent.AuthorizeAsync(question, CancellationToken.None);
        while (!asking.IsCompleted)
        {
            // The pauses between its tries are on the network's clock.
            network.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(5);
        }

        await Assert.ThrowsAsync<UnavailableException>(() => asking);
    }

    [Fact]
    public async Task Only_services_may_ask()
    {
        var question = network.Question(Guid.CreateVersion7(), DisclosureCategory.Referrals);

        var answer = await network.Specialist.PostAsJsonAsync($"/internal/{nameof(AuthorizeDisclosure)}", question);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private async Task SameAccountingAsync(Guid participant)
    {
        var question = new ReadAccounting { ParticipantId = participant };
        var asked = await new AskAccounting(ClientOf(network.Host.Address)).ReadAsync(question, CancellationToken.None);
        var told = await network.InStoreAsync(store =>
            new AnswerAccountingQuestions(store).ReadAsync(question, CancellationToken.None));

        Assert.Equal(JsonSerializer.Serialize(told), JsonSerializer.Serialize(asked));
        Assert.Single(asked.Disclosures);
    }

    private AskDisclosures At(Uri address) => new(ClientOf(address), network.Clock);

    private QuestionClient ClientOf(Uri address)
    {
        network.Host.Services.GetRequiredService<IConfiguration>()["Services:consent"] = address.ToString();
        return network.Host.Services.GetRequiredService<QuestionClient>();
    }
}
