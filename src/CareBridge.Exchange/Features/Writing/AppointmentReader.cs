using CareBridge.Contracts.Referrals;
using CareBridge.Exchange.Features.Filing;
using CareBridge.Exchange.Mapping;
using CareBridge.Platform.Domain;
using CareBridge.Platform.Web;
using Hl7.Fhir.Model;

namespace CareBridge.Exchange.Features.Writing;

/// <summary>
/// Reads the Appointment with which a side of a referral names a time, as <see cref="AppointmentMapper"/> writes it.
/// </summary>
internal sealed class AppointmentReader(Findings findings, string baseUrl)
{
    public const string BasedOn = "Appointment.basedOn";
    public const string Start = "Appointment.start";
    public const string Minutes = "Appointment.minutesDuration";
    public const string Place = "Appointment.patientInstruction";
    public const string Participant = "Appointment.participant";

    private static readonly Dictionary<string, ContactFormat> Formats =
        Enum.GetValues<ContactFormat>().ToDictionary(EnumCode.Of);

    private readonly StrictReader _strict = new(findings, baseUrl);

    /// <summary>To be used only if nothing was found.</summary>
    public FiledContact Read(Appointment appointment)
    {
        _strict.Only(
            appointment,
            "Appointment",
            "id", "meta", "language", "text", "status", "appointmentType", "start", "end", "minutesDuration", "created",
            "patientInstruction", "basedOn", "participant");
        new FrameReader(_strict).Read(appointment);
        findings.That(
            appointment.Status is Appointment.AppointmentStatus.Proposed or Appointment.AppointmentStatus.Pending,
            "Appointment.status",
            "Only proposed or pending: the other side is to confirm it.");
        var format = _strict.Concept(
            appointment.AppointmentType, "Appointment.appointmentType", CodeSystems.ContactFormat, Formats.Keys);
        findings.That(
            appointment.PatientInstruction?.Contains('\0') != true, Place, "Words hold no null character.");
        var (startsAt, minutes) = When(appointment);
        return new FiledContact
        {
            ReferralId = Referral(appointment.BasedOn),
            ParticipantId = Patient(appointment.Participant),
            StartsAt = startsAt,
            Minutes = minutes,
            Format = format is null ? default : Formats[format],
            Place = appointment.PatientInstruction,
        };
    }

    /// <summary>From when, and how long; by its end, by minutes, or by both where they agree.</summary>
    public (DateTimeOffset StartsAt, int Minutes) When(Appointment appointment)
    {
        if (appointment.Start is not { } start)
        {
            findings.Add(Start, "Required.");
            return default;
        }
        var minutes = appointment.MinutesDuration;
        var length = (appointment.End - start)?.TotalMinutes;
        findings.That(minutes is not null || length is not null, Minutes, "Required, or the end.");
        findings.That(
            minutes is null || length is null || length == minutes, "Appointment.end", "It is not when that ends.");
        findings.That(
            length is null || (length == Math.Floor(length.Value) && Math.Abs(length.Value) < int.MaxValue),
            "Appointment.end",
            "Whole minutes after its start.");
        return (start.AsKept(), minutes ?? (int)Math.Clamp(length ?? 0, int.MinValue, int.MaxValue));
    }

    private Guid Referral(List<ResourceReference> basedOn)
    {
        if (basedOn is [var only])
        {
            _strict.Only(only, $"{BasedOn}[0]", "reference", "type", "display");
            if (_strict.Id(only, nameof(ServiceRequest)) is { } id) return id;
        }
        findings.Add(BasedOn, "Exactly one reference ServiceRequest/{id}: the referral that it is about.");
        return default;
    }

    /// <summary>Both organizations take part anyway, and need not be named.</summary>
    private Guid Patient(List<Appointment.ParticipantComponent> participants)
    {
        if (participants is [var only])
        {
            _strict.Only(only, $"{Participant}[0]", "actor", "required", "status");
            if (only.Actor is { } actor) _strict.Only(actor, $"{Participant}[0].actor", "reference", "type", "display");
            if (_strict.Id(only.Actor, nameof(Hl7.Fhir.Model.Patient)) is { } id) return id;
        }
        findings.Add(Participant, "Exactly one: the patient, as Patient/{id}. Both sides of the referral take part.");
        return default;
    }
}

/// <summary>An Appointment that has been read and understood to the last element.</summary>
internal sealed record FiledContact
{
    public required Guid ReferralId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required int Minutes { get; init; }

    public required ContactFormat Format { get; init; }

    /// <summary>In words.</summary>
    public string? Place { get; init; }
}
