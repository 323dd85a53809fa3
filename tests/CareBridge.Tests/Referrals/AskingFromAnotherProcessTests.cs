using System.Net;
using CareBridge.Aftercare.Features.Documents;
using CareBridge.Contracts.Aftercare;
using CareBridge.Contracts.Consent;
using CareBridge.Contracts.Referrals;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Questions;
using CareBridge.Referrals.Features;
using CareBridge.Referrals.Features.Contacts;
using CareBridge.Tests.Aftercare;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CareBridge.Tests.Referrals;

/// <summary>What is asked over HTTP is answered as in one process.</summary>
public sealed class AskingFromAnotherProcessTests(CareNetwork network) : IClassFixture<CareNetwork>
{
    [Fact]
    public async Task A_contact_is_proposed_and_answered()
    {
        var (referral, _, _) = await network.AcceptedAsync();
        var contacts = new AskContactFilings(Client("referrals"));
        var proposal = new ProposeContact
        {
            ContactId = Guid.CreateVersion7(),
            ReferralId = referral,
            OrganizationId = network.Clinic,
            ProposedBy = Guid.CreateVersion7(),
            StartsAt = TimeProvider.System.GetUtcNow().AddDays(1),
            Minutes = 30,
            Format = ContactFormat.Video,
            Details = Seal.Seal(new ContactDetails("https://meet.example/4")),
        };

        var proposed = await contacts.ProposeAsync(proposal, default);
        var again = await contacts.ProposeAsync(proposal, default);
        var answer = new AnswerContact
        {
            ContactId = proposal.ContactId,
            OrganizationId = network.Community,
            AnsweredBy = Guid.CreateVersion7(),
            ExpectedVersion = 1,
            Status = ContactStatus.Confirmed,
        };
        var confirmed = await contacts.AnswerAsync(answer, default);

        Assert.Equal((1, 1), (proposed.Version, again.Version));
        Assert.Equal("https://meet.example/4", Seal.Open<ContactDetails>(proposed.Details!).Place);
        Assert.Equal((ContactStatus.Confirmed, 2), (confirmed.Status, confirmed.Version));
        await Assert.ThrowsAsync<StaleVersionException>(
            () => contacts.AnswerAsync(answer with { Status = ContactStatus.Withdrawn }, default));
        await Assert.ThrowsAsync<NotFoundException>(
            () => contacts.AnswerAsync(answer with { OrganizationId = network.OtherClinic }, default));
        await Assert.ThrowsAsync<NotFoundException>(
            () => contacts.AnswerAsync(answer with { ContactId = Guid.CreateVersion7() }, default));
        var moved = answer with { Status = ContactStatus.Proposed, ExpectedVersion = 2 };
        var invalid = await Assert.ThrowsAsync<InvalidRequestException>(() => contacts.AnswerAsync(moved, default));
        Assert.Equal(["startsAt"], invalid.Errors.Keys);
        await network.Specialist.PostAsync("/internal/ProposeContact", ProblemAnswers.Json("{}"))
            .IsAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_question_is_answered()
    {
        var (referral, _, _) = await network.SendAsync();
        await network.ClinicStaff().DoAsync(referral, "ask", new { reason = "Since when?" });
        var filings = new AskReferralFilings(Client("referrals"));
        var question = new InformReceiver(
            referral, network.Community, 3, Guid.CreateVersion7(), Seal.Seal(new ReferralInformation("May")));

        await Assert.ThrowsAsync<StaleVersionException>(
            () => filings.InformAsync(question with { ExpectedVersion = 2 }, default));
        await Assert.ThrowsAsync<NotFoundException>(
            () => filings.InformAsync(question with { ReferringOrganizationId = network.Clinic }, default));
        var informed = await filings.InformAsync(question, default);
        var again = await filings.InformAsync(question, default);

        Assert.Equal((ReferralStatus.Received, 4, 4), (informed.Status, informed.Version, again.Version));
        Assert.Equal((ReferralAction.QuestionAnswered, question.InformedBy), (informed.Action, informed.ActorId));
        Assert.Equal("May", Seal.Open<ReferralNotes>(informed.Notes!).Questions[0].Answer);
    }

    [Fact]
    public async Task Documents_are_told_of_by_their_holder_and_those_about_others_are_not()
    {
        var (participant, other) = (await network.RegisterAsync(), await network.RegisterAsync());
        var desk = new AftercareDesk(network.Host);
        var document = Guid.CreateVersion7();
        await desk.FileAsync(desk.Document(document, participant, network.Community, "Summary", "Text"u8.ToArray()));
        var documents = new AskHandedOverDocuments(Client("aftercare"));

        var asked = new FindDocuments(participant, [document, Guid.CreateVersion7()]);
        var known = await documents.FindAsync(asked, default);
        var none = await documents.FindAsync(new FindDocuments(other, [document]), default);

        var scope = new DisclosureScope(network.Community, DisclosureCategory.AftercarePlan);
        Assert.Equal([new KnownDocument(document, scope)], known.Documents);
        Assert.Empty(none.Documents);
    }

    private ISeal Seal => network.Host.Services.GetRequiredService<ISeal>();

    private QuestionClient Client(string service)
    {
        var services = network.Host.Services;
        services.GetRequiredService<IConfiguration>()[$"Services:{service}"] = network.Host.Address.ToString();
        return services.GetRequiredService<QuestionClient>();
    }
}
