namespace CareBridge.Portal.Pages.Specialist;

/// <summary>Of asking for consent.</summary>
internal sealed partial class SpecialistWords
{
    public string AskConsentAbout => Say(
        "You ask; they decide. They read it in plain words, may say yes to less than you ask for, and "
            + "take it back at any time. Ask only for what is needed.",
        "Usted pide; la persona decide. Lo lee en palabras sencillas, puede aceptar menos de lo que usted"
            + " pide y retirarlo cuando quiera. Pida solo lo necesario.");

    public string WhoMayHear => Say("Who may hear it?", "¿Quién puede saberlo?");

    public string WhatMayBeTold => Say("What may be told?", "¿Qué se puede contar?");

    public string NotesAlone => Say(
        "Counselling notes can only be asked for by themselves.",
        "Las notas de consejería solo se pueden pedir por separado.");

    public string WhatFor => Say("What for?", "¿Para qué?");

    public string HowLong => Say(
        "How long it lasts is for them to say when they sign.",
        "Cuánto dura lo dice la persona al firmar.");

    public string AskThem => Say("Ask them", "Preguntarle");

    public string RequestTitle => Say("Consent", "Consentimiento");

    public string AskedAt => Say("Asked", "Pedido");

    public string GrantedAt => Say("Granted", "Otorgado");

    public string ForReferral => Say("The referral that waits for it", "La referencia que lo espera");

    public string OnTheirPhone => Say("On their phone", "En su teléfono");

    public string OnTheirPhoneAbout => Say(
        "Makes a link and a QR code with which they read and sign this on their own phone, without an "
            + "account.",
        "Crea un enlace y un código QR para que lea y firme esto en su propio teléfono, sin cuenta.");

    public string GuardianSigns => Say(
        "They have signed. Their guardian has to sign too: this makes the link for the guardian.",
        "La persona ya firmó. También debe firmar quien tiene su tutela: esto crea el enlace para esa "
            + "persona.");

    public string MakeLink => Say("Make a link and QR code", "Crear enlace y código QR");

    public string LinkTitle => Say("For their phone", "Para su teléfono");

    public string LinkAbout => Say(
        "Let them scan this, or give them the address. It is shown this once.",
        "Pida que lo escanee, o déle la dirección. Se muestra solo esta vez.");

    public string QrAbout => Say("QR code with the address below", "Código QR con la dirección de abajo");

    public string Pin => Say("PIN:", "PIN:");

    public string PinAbout => Say(
        "Tell them the PIN in person, and never in the same message as the link.",
        "Dígale el PIN en persona, y nunca en el mismo mensaje que el enlace.");

    /// <summary>Before a time.</summary>
    public string LinkEnds => Say("The link ends", "El enlace termina");

    public string TakeBack => Say("Take the request back", "Retirar la solicitud");

    public string TakeBackAbout => Say(
        "They cannot sign it any more, and links to it stop working. You can ask again.",
        "Ya no podrá firmarla y los enlaces dejarán de funcionar. Puede volver a pedirla.");

    public string TakeBackNow => Say("Take it back", "Retirarla");
}
