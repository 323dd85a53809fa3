using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CareBridge.Consent.Features;
using CareBridge.Contracts.Consent;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Consent;

public sealed class AuthorizingDisclosuresTests(ConsentNetwork network) : IClassFixture<ConsentNetwork>
{
    [Fact]
    public async Task What_is_permitted_and_nothing_else_is_on_record_when_the_answer_comes()
    {
        var (participant, consent) = await network.GrantedAsync("engagement", "check-in-scores");
        var question = network.Question(
            participant, DisclosureCategory.Engagement, DisclosureCategory.SafetyPlan, DisclosureCategory.Identity);

        var answer = await network.AuthorizeAsync(question);

        Assert.Equal([new PermittedItem(0, consent), new PermittedItem(2, consent)], answer.Permitted);
        var accounting = await network.AccountingAsync(participant);
        var line = Assert.Single(accounting.GetProperty("items").EnumerateArray());
        Assert.Equal(question.DisclosureId, line.GetProperty("disclosureId").GetGuid());
        Assert.Equal(consent, line.GetProperty("consentId").GetGuid());
        Assert.Equal(network.Community, line.GetProperty("discloserOrganizationId").GetGuid());
        Assert.Equal(network.Clinic, line.GetProperty("recipientOrganizationId").GetGuid());
        Assert.Equal(question.RecipientId, line.GetProperty("recipientId").GetGuid());
        Assert.Equal("treatment", line.GetProperty("purpose").GetProperty("code").GetString());
        Assert.Equal(network.Clock.GetUtcNow(), line.GetProperty("disclosedAt").GetDateTimeOffset());
        Assert.Equal(
            [question.Items[0].ResourceId, question.Items[2].ResourceId],
            line.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("resourceId").GetGuid()));
    }

    [Fact]
    public async Task A_page_about_several_participants_has_a_line_for_each_of_those_who_consented()
    {
        var (one, _) = await network.GrantedAsync();
        var (two, _) = await network.GrantedAsync();
        var silent = await network.RegisterAsync();
        var question = network.Question(one, DisclosureCategory.Referrals);
        question = question with
        {
            Items = [.. new[] { one, silent, two, one }.Select(participant => question.Items[0] with
            {
                ParticipantId = participant,
            })],
        };

        var answer = await network.AuthorizeAsync(question);

        Assert.Equal([0, 2, 3], answer.Permitted.Select(item => item.Index));
        Assert.Equal(2, Line(await network.AccountingAsync(one)).GetProperty("items").GetArrayLength());
        Assert.Equal(1, Line(await network.AccountingAsync(two)).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await network.AccountingAsync(silent)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Asked_twice_it_answers_alike_and_accounts_once()
    {
        var (participant, _) = await network.GrantedAsync();
        var question = network.Question(participant, DisclosureCategory.SafetyPlan, DisclosureCategory.Referrals);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => network.AuthorizeAsync(question)));

        Assert.All(answers, answer => Assert.Equal(answers[0].Permitted, answer.Permitted));
        Assert.Equal([1], answers[0].Permitted.Select(item => item.Index));
        Line(await network.AccountingAsync(participant));
    }

    [Fact]
    public async Task Another_question_under_a_used_id_is_refused_and_harms_no_neighbour()
    {
        var (participant, _) = await network.GrantedAsync();
        var question = network.Question(participant, DisclosureCategory.Referrals);
        await network.AuthorizeAsync(question);

        var other = network.AuthorizeAsync(question with { RecipientId = Guid.CreateVersion7() });
        var neighbour = network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));

        Assert.Equal("different-content", (await Assert.ThrowsAsync<RefusedException>(() => other)).Code);
        Assert.Single((await neighbour).Permitted);
    }

    [Fact]
    public async Task After_a_revocation_is_acknowledged_nothing_is_permitted_not_even_to_a_repeated_question()
    {
        var (participant, consent) = await network.GrantedAsync();
        var before = network.Question(participant, DisclosureCategory.Referrals);
        Assert.Single((await network.AuthorizeAsync(before)).Permitted);

        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();

        var after = network.Question(participant, DisclosureCategory.Referrals);
        Assert.Empty((await network.AuthorizeAsync(after)).Permitted);
        Assert.Empty((await network.AuthorizeAsync(before)).Permitted);
        Line(await network.AccountingAsync(participant));
    }

    [Fact]
    public async Task While_questions_pour_in_each_that_is_asked_after_the_revocation_is_denied()
    {
        var (participant, consent) = await network.GrantedAsync();
        using var stop = new CancellationTokenSource();
        var acknowledged = 0;
        var permittedBefore = 0;
        var askers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var late = Volatile.Read(ref acknowledged) == 1;
                var answer = await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
                if (late) Assert.Empty(answer.Permitted);
                else Interlocked.Add(ref permittedBefore, answer.Permitted.Count);
            }
        })).ToList();

        await Testing.Eventually.IsAsync(() => Volatile.Read(ref permittedBefore) > 50);
        (await network.ActAsync(participant, consent, "revoke")).EnsureSuccessStatusCode();
        Volatile.Write(ref acknowledged, 1);
        await Task.Delay(200);
        await stop.CancelAsync();

        await Task.WhenAll(askers);
    }

    [Fact]
    public async Task Two_hundred_at_once_on_two_instances_make_one_intact_chain()
    {
        var (participant, _) = await network.GrantedAsync();
        // A second instance of the service, as after a restart or beside this one: it has nothing but the store.
        using var other = ActivatorUtilities.CreateInstance<AuthorizeDisclosures>(network.Host.Services);
        await other.StartAsync(CancellationToken.None);
        var questions = Enumerable.Range(0, 200)
            .Select(_ => network.Question(participant, DisclosureCategory.Referrals)).ToList();

        var answers = await Task.WhenAll(questions.Select((question, n) => n % 2 == 0
            ? network.AuthorizeAsync(question)
            : other.AskAsync(question, CancellationToken.None)));
        await other.StopAsync(CancellationToken.None);

        Assert.All(answers, answer => Assert.Single(answer.Permitted));
        var lines = await network.InStoreAsync(store =>
            store.Disclosures.Where(line => line.ParticipantId == participant).ToListAsync());
        Assert.Equal(
            questions.Select(question => question.DisclosureId).Order(),
            lines.Select(line => line.DisclosureId).Order());
        var verification = await network.VerifyAsync();
        Assert.True(verification.GetProperty("intact").GetBoolean());
        Assert.Equal(
            await network.InStoreAsync(store => store.Disclosures.LongCountAsync()),
            verification.GetProperty("records").GetInt64());
        await Assert.ThrowsAsync<UnavailableException>(() => other.AskAsync(questions[0], CancellationToken.None));
    }

    [Fact]
    public async Task Deciding_discloses_nothing()
    {
        var (participant, consent) = await network.GrantedAsync("referrals");
        var referrals = new DisclosureScope(network.Community, DisclosureCategory.Referrals);

        var decision = await network.DecideAsync(new DecideDisclosure
        {
            ParticipantId = participant,
            RecipientOrganizationId = network.Clinic,
            Purpose = PurposeOfUse.Treatment,
            Scopes = [new DisclosureScope(network.Community, DisclosureCategory.Reflections), referrals],
        });

        Assert.Equal([referrals], decision.Permitted);
        Assert.Equal(consent, decision.ConsentId);
        Assert.Equal(0, (await network.AccountingAsync(participant)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_accounting_is_open_to_the_participant_and_to_the_privacy_officer_of_who_disclosed()
    {
        var (participant, _) = await network.GrantedAsync();
        await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
        await network.AuthorizeAsync(network.Question(participant, DisclosureCategory.Referrals));
        var path = $"/api/consent/disclosures?participantId={participant}";

        var officer = network.Staff(Role.PrivacyOfficer, network.Community);
        var stranger = network.Participant(Guid.CreateVersion7());

        Assert.Equal(2, await CountAsync(officer, path));
        Assert.Equal(0, await CountAsync(network.Staff(Role.PrivacyOfficer, network.Clinic), path));
        Assert.Equal(2, await CountAsync(network.Participant(participant), path));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await network.Specialist.GetAsync(path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await officer.GetAsync("/api/consent/disclosures")).StatusCode);

        var page = await network.Participant(participant).GetFromJsonAsync<JsonElement>($"{path}&limit=1");
        var next = $"{path}&after={page.GetProperty("next").GetString()}";
        Assert.Equal(1, await CountAsync(network.Participant(participant), next));
    }

    private static async Task<int> CountAsync(HttpClient client, string path) =>
        (await client.GetFromJsonAsync<JsonElement>(path)).GetProperty("items").GetArrayLength();

    private static JsonElement Line(JsonElement accounting) =>
        Assert.Single(accounting.GetProperty("items").EnumerateArray());
}
