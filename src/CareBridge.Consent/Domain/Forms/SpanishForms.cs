namespace CareBridge.Consent.Domain.Forms;

internal static class SpanishForms
{
    public static readonly ConsentForm Second = new()
    {
        Version = "2026-2",
        Language = Language.Es,
        Title = "Su permiso para compartir sus datos",
        Introductions = new Dictionary<ConsentFormKind, string>
        {
            [ConsentFormKind.Records] =
                "Esta hoja dice quién puede contar qué de usted, a quién y para qué. Léala. Pregunte lo que no "
                + "esté claro. Puede quitar partes antes de firmar.",
            [ConsentFormKind.CounsellingNotes] =
                "Esta hoja es solo para las notas de sus charlas de consejería. Dice quién puede pasarlas, a quién "
                + "y para qué. No sirve para nada más.",
            [ConsentFormKind.FamilyAndAllies] =
                "Esta hoja nos deja hablar con la familia y los amigos que usted nombra. Dice qué les podemos contar "
                + "y para qué. No se lo contamos a nadie más.",
        },
        RightToRevoke =
            "Puede quitar su permiso cuando quiera. Puede hacerlo aquí, por carta o de palabra. Desde ese momento no "
            + "damos nada más con esta hoja. Lo que ya dimos, cuando usted decía que sí, no lo podemos recoger.",
        Redisclosure =
            "Quien recibe sus datos los debe cuidar. Pero la ley puede dejar que los pase a otros. Entonces la "
            + "regla que hoy los cuida, 42 CFR parte 2, puede ya no valer. Nadie los puede usar contra usted en un "
            + "juicio si usted no dice que sí o si un juez no lo manda.",
        Refusal =
            "No tiene que firmar. Si dice que no, la ayuda que recibe aquí sigue igual. Quienes están en esta hoja no "
            + "verán estos datos. Un envío a otro lugar que los necesita tendrá que esperar.",
        CounsellingNotes =
            "Las notas de sus charlas de consejería solo se dan con una hoja propia.",
        YourCopy =
            "Puede pedir una copia de esta hoja. Puede preguntar cuando quiera quién ha visto sus datos.",
        Labels = new ConsentFormLabels(
            WhoShares: "Quién puede contar",
            WhatIsShared: "Qué puede contar",
            WhoGetsIt: "A quién",
            Why: "Para qué",
            Until: "Cuándo termina",
            UntilReferralClosed: "Cuando termine este envío a otro lugar",
            UntilSupportEnded: "Cuando el grupo que pide esto ya no le ayude",
            Sign: "Firmar",
            SayNo: "Decir que no",
            YourName: "Su nombre, como lo firma",
            Guardian: "Nombre del padre, la madre o el tutor",
            IHaveRead: "Lo he leído",
            NameMissing: "Por favor, escriba su nombre.",
            ReadMissing: "Por favor, diga que lo ha leído.",
            UntilWrong: "Por favor, elija un día que esté por venir, a diez años como máximo.",
            NothingLeft: "Por favor, deje al menos una o diga que no."),
    };
}
