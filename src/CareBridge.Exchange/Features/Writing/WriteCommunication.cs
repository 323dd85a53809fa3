using CareBridge.Contracts.Aftercare;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Features.Projections;
using CareBridge.Platform.Domain;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>One organization writes to another. The recipient sees it when consent permits.</summary>
internal sealed class WriteCommunication(
    WritingDesk desk, IAftercareFilings filings, ProjectCommunication projection, ISeal seal) : IResourceWriter
{
    public string Type => nameof(Communication);

    public async Task<PreparedWrite> PrepareAsync(ResourceWrite write, CancellationToken cancellation)
    {
        var findings = new Findings();
        var sent = new CommunicationReader(findings, write.BaseUrl, write.Caller.OrganizationId)
            .Read((Communication)write.Resource);
        var id = await desk.IdOfAsync(write, sent.Name, CommunicationReader.Name, findings, cancellation);
        if (await desk.DoneAsync(write, id, cancellation) is { } done) return done;
        var known = await desk.OwnAsync(write, id, cancellation);
        var participant = await desk.PatientAsync(
            sent.Patient, write, CommunicationReader.Subject, findings, cancellation);
        var question = new SendCommunication
        {
            CommunicationId = id,
            ParticipantId = participant,
            SenderOrganizationId = write.Caller.OrganizationId,
            RecipientOrganizationId = sent.Recipient,
            SentBy = write.Caller.ClientId,
            Category = sent.Category,
            InResponseTo = sent.InResponseTo,
            Text = seal.Seal(sent.Text),
            SentAt = sent.SentAt,
        };
        return new PreparedWrite(Type, id, token => ExecuteAsync(question, isNew: known is null, token));
    }

    private async Task<WrittenResource> ExecuteAsync(
        SendCommunication question, bool isNew, CancellationToken cancellation)
    {
        var sent = await Owner.AskAsync(
            Type, Expression, () => filings.SendAsync(question, cancellation), CommunicationReader.Subject);
        return await desk.WrittenAsync(
            projection, sent, (Type, sent.CommunicationId, sent.Version), isNew, cancellation);
    }

    private static string Expression(string field) => field.Split('[')[0] switch
    {
        "recipientOrganizationId" => "Communication.recipient[0]",
        "category" => "Communication.category",
        "text" => "Communication.payload",
        _ => "Communication",
    };
}
